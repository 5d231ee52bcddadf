// How the report looks: light and dark, on a screen, a phone and paper.
namespace Trading.Native.Host.Report;

/// <summary>The style sheet. It holds no quote, ampersand or angle bracket: XML would want them escaped, and HTML does not unescape a style.</summary>
/// <remarks>Colours are told apart by the colour-blind (after Okabe and Ito, 2008), and never carry meaning alone: fills differ in shape,
/// stages by a name at the line's end and by dashes.</remarks>
internal static class ReportStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --page: #f6f7f9; --card: #ffffff; --ink: #1b2330; --soft: #5b6675; --rule: #e3e7ec; --axis: #9aa4b1; --shade: #5b667514;
          --blue: #0067a8; --orange: #c65102; --green: #00795a; --red: #b3261e; --violet: #8a4a94; --gold: #96700a; --sky: #2a8fc7; --grey: #6b7480; }
        @media (prefers-color-scheme: dark) { :root { --page: #12161c; --card: #1a2029; --ink: #e5e9ef; --soft: #9da8b7; --rule: #2b333f; --axis: #66717f; --shade: #9da8b71a;
          --blue: #5cb4f0; --orange: #ff9a4d; --green: #3cc79b; --red: #ff7b72; --violet: #cf94da; --gold: #dcb43f; --sky: #8fd0f5; --grey: #a5adb8; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, Segoe UI, Roboto, Helvetica Neue, Liberation Sans, Arial, sans-serif; }
        main { max-width: 1240px; margin: 0 auto; padding: 24px 20px 48px; }
        h1 { font-size: 28px; line-height: 1.2; margin: 0; letter-spacing: -0.01em; }
        h2 { font-size: 17px; margin: 0; }
        header p { color: var(--soft); margin: 4px 0 20px; overflow-wrap: anywhere; }
        code, pre, dd { font-family: ui-monospace, SF Mono, Menlo, Consolas, Liberation Mono, monospace; font-size: 13px; }
        .notice { margin: 0 0 12px; padding: 10px 14px; border-left: 4px solid var(--orange); background: var(--card); border-radius: 4px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(138px, 1fr)); gap: 12px; margin-bottom: 16px; }
        .tile, figure, .tables section, #assumptions, #reproduce { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; }
        .tile { padding: 12px 14px; }
        .tile strong { display: block; font-size: 21px; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .tile span { color: var(--soft); font-size: 13px; line-height: 1.3; display: block; }
        .gain { color: var(--green); } .loss { color: var(--red); }
        .charts, .tables { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; margin-bottom: 16px; }
        .tables { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; }
        figure { margin: 0; padding: 14px 16px 10px; }
        figure.wide { grid-column: 1 / -1; }
        figcaption p { margin: 2px 0 8px; color: var(--soft); font-size: 13.5px; line-height: 1.4; }
        .nothing { color: var(--soft); margin: 24px 0; text-align: center; }
        .scroll { overflow-x: auto; }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--soft); font-size: 12.5px; font-variant-numeric: tabular-nums; }
        svg line { stroke: var(--rule); stroke-width: 1; }
        svg .axis, svg .zero { stroke: var(--axis); }
        svg .closed { fill: var(--shade); }
        svg .line { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
        svg .mid { stroke: var(--grey); stroke-width: 1.2; }
        svg .equity { stroke: var(--blue); stroke-width: 1.8; }
        svg .position { stroke: var(--violet); stroke-width: 1.2; stroke-opacity: 0.8; }
        svg .drawdown { fill: var(--red); fill-opacity: 0.3; stroke: var(--red); stroke-width: 1; }
        svg .worst { stroke: var(--red); stroke-dasharray: 5 4; }
        svg .buy { fill: var(--blue); fill-opacity: 0.5; }
        svg .sell { fill: var(--orange); fill-opacity: 0.5; }
        svg .leader { stroke-opacity: 0.45; stroke-dasharray: none; stroke-width: 1; }
        svg .name { font-size: 13px; }
        svg .stage { stroke-width: 1.7; }
        svg line.s0, svg path.s0 { stroke: var(--sky); } svg text.s0 { fill: var(--sky); }
        svg line.s1, svg path.s1 { stroke: var(--blue); stroke-dasharray: 8 3; } svg text.s1 { fill: var(--blue); }
        svg line.s2, svg path.s2 { stroke: var(--green); } svg text.s2 { fill: var(--green); }
        svg line.s3, svg path.s3 { stroke: var(--orange); stroke-dasharray: 8 3; } svg text.s3 { fill: var(--orange); }
        svg line.s4, svg path.s4 { stroke: var(--gold); } svg text.s4 { fill: var(--gold); }
        svg line.s5, svg path.s5 { stroke: var(--red); stroke-dasharray: 3 3; } svg text.s5 { fill: var(--red); }
        svg line.s6, svg path.s6 { stroke: var(--violet); } svg text.s6 { fill: var(--violet); }
        svg line.s7, svg path.s7 { stroke: var(--ink); } svg text.s7 { fill: var(--ink); font-weight: 700; }
        svg path.s7 { stroke-width: 3; }
        svg line.s8, svg path.s8 { stroke: var(--grey); stroke-dasharray: 2 3; } svg text.s8 { fill: var(--grey); }
        svg line.s9, svg path.s9 { stroke: var(--ink); stroke-dasharray: 10 4; } svg text.s9 { fill: var(--ink); }
        svg line.leader { stroke-dasharray: none; }
        .bars { display: grid; grid-template-columns: auto minmax(60px, 1fr) auto; gap: 6px 12px; align-items: center; font-size: 14px; margin: 10px 0; }
        .bars .reason { grid-column: 1; } .bars .track { grid-column: 2; } .bars .count { grid-column: 3; text-align: right; font-variant-numeric: tabular-nums; }
        .bars { grid-auto-flow: dense; }
        .bar { display: block; height: 16px; min-width: 2px; border-radius: 2px; }
        .bar.risk { background: var(--gold); } .bar.venue { background: var(--violet); }
        .tables section, #assumptions, #reproduce { padding: 14px 16px; }
        #assumptions, #reproduce { margin-bottom: 16px; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; margin-top: 6px; }
        th, td { padding: 4px 8px; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
        th:first-child { text-align: left; padding-left: 0; } td:last-child, th:last-child { padding-right: 0; }
        thead th { color: var(--soft); font-weight: 600; } tbody th { font-weight: 400; }
        tbody tr:last-child th, tbody tr:last-child td { border-bottom: 0; }
        ol { margin: 6px 0 0; padding-left: 22px; max-width: 120ch; } li { margin-bottom: 5px; }
        #reproduce p { margin: 4px 0 8px; color: var(--soft); }
        pre { margin: 0 0 12px; padding: 10px 12px; background: var(--page); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 3px 16px; margin: 0; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        @media (max-width: 760px) {
          main { padding: 16px 10px 32px; }
          .charts, .tables { grid-template-columns: minmax(0, 1fr); }
          .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
          figure { padding: 12px 10px 8px; }
          .wide svg { width: 820px; }
          .half svg text { font-size: 17px; } .wide svg text { font-size: 15px; }
          dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: 6px; }
        }
        @media print {
          :root { --page: #ffffff; --card: #ffffff; --ink: #000000; --soft: #444444; --rule: #dddddd; --axis: #888888;
            --blue: #0067a8; --orange: #c65102; --green: #00795a; --red: #b3261e; --violet: #8a4a94; --gold: #96700a; --sky: #2a8fc7; --grey: #6b7480; color-scheme: light; }
          body { font-size: 11px; print-color-adjust: exact; }
          main { max-width: none; padding: 0; }
          .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); } .tables { display: block; } .tables section { margin-bottom: 12px; }
          .wide svg { width: 100%; }
          figure, .tile, section:not(.charts) { break-inside: avoid; }
        }
        """;
}
