#!/usr/bin/env bash
# The one command for everything: builds, tests, publishes, measures and shows the engine. CI calls it too.
set -euo pipefail

CALLER=$PWD
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$ROOT"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No process outlives this script: no MSBuild nodes, no compiler server.
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
QUIET=(-c Release -v q --disable-build-servers -nodeReuse:false -p:UseSharedCompilation=false)

# project:binary, each published to out/bin/<binary>.
BINARIES=(Trading.Native.Host:trading Trading.Research:trading-research)
DEMO_SYMBOL=SYNA
DEMO_TRAIN_SEED=1
DEMO_TRADE_SEED=2

say() { printf '== %s\n' "$*" >&2; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

help() {
    cat <<'TEXT'
usage: ./build.sh <command>

  build    build the whole solution in Release
  test     build, publish, then run all tests; extra arguments go to `dotnet test` (for example --filter Name)
  demo     simulate two days, train on the first, trade the second, write out/demo/report.html
           --tape FILE --symbol S: the same on a real ITCH 5.0 tape, training on its first half
  bench    publish, then run `trading bench` with the arguments given
  gate     publish, then hold allocations and signatures against perf-baselines/
  aot      publish the NativeAOT binaries: out/bin/trading, out/bin/trading-research
  pack     pack Trading.Core as a NuGet package into out/package
  ci       build, test, aot, gate: what .ci/run calls
TEXT
}

# ---- what must be installed ------------------------------------------------------------------------------------------

need_dotnet() {
    command -v dotnet >/dev/null || die "the .NET SDK 10 is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and put 'dotnet' on the PATH"
    local version
    version=$(dotnet --version 2>/dev/null) || die "no .NET SDK 10 (global.json asks for 10.0.100 or later); installed: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' '). Get it from https://dotnet.microsoft.com/download/dotnet/10.0"
    [[ ${version%%.*} -ge 10 ]] || die "the .NET SDK is $version, 10.0.100 or later is needed: https://dotnet.microsoft.com/download/dotnet/10.0"
}

links_zlib() { echo 'int main(void){return 0;}' | gcc -x c - -lz -o /dev/null 2>/dev/null; }

# NativeAOT links with the system's C compiler and zlib.
need_linker() {
    command -v gcc >/dev/null && links_zlib && return
    local packages=(gcc libc6-dev zlib1g-dev)
    if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
        say "installing ${packages[*]}"
        apt-get update -qq >&2 || true
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}" >&2 || die "installing failed; run: apt-get install -y ${packages[*]}"
        links_zlib || die "gcc still cannot link zlib; run: apt-get install -y ${packages[*]}"
    else
        die "NativeAOT needs gcc and the zlib headers. Install them with: sudo apt-get install -y ${packages[*]}  (Fedora: gcc zlib-devel; Arch: gcc zlib)"
    fi
}

# ---- building --------------------------------------------------------------------------------------------------------

# Folders and files that go into the binaries: not the tests, the benchmarks and the monitor.
shipped_sources() {
    local entry
    for entry in Trading.*/ Directory.Build.props Directory.Packages.props NativeAOT.props global.json build.sh; do
        case $entry in Trading.Tests/ | Trading.Benchmarks/ | Trading.Monitoring/) ;; *) [[ -e $entry ]] && echo "$entry" ;; esac
    done
}

# The last commit that touched the shipped sources, so that a commit to the documents leaves the binaries alone.
revision() {
    local sources hash
    mapfile -t sources < <(shipped_sources)
    hash=$(git log -1 --format=%H -- "${sources[@]}" 2>/dev/null) || hash=
    [[ -n $hash ]] || { echo unknown; return; }
    [[ -z $(git status --porcelain -- "${sources[@]}" 2>/dev/null) ]] || hash+=-dirty
    echo "$hash"
}

stamp() {
    { revision; dotnet --version; shipped_sources | while read -r entry; do find "$entry" -type f -print0; done | sort -z | xargs -0 sha256sum; } | sha256sum | cut -d' ' -f1
}

build() {
    need_dotnet
    say "build (Release)"
    dotnet build Trading.sln "${QUIET[@]}" "-p:SourceRevisionId=$(revision)" >&2
}

publish() {
    local project=$1 binary=$2
    say "publish $project with NativeAOT"
    rm -rf "out/publish/$project"
    dotnet publish "$project" "${QUIET[@]}" "-p:SourceRevisionId=$(revision)" -o "out/publish/$project" >&2
    [[ -x out/publish/$project/$binary ]] || die "publishing $project left no $binary"
    mkdir -p out/bin
    # Renamed into place: a running binary keeps its file.
    cp "out/publish/$project/$binary" "out/bin/.$binary.new"
    mv "out/bin/.$binary.new" "out/bin/$binary"
}

aot() {
    need_dotnet
    need_linker
    local now entry fresh=yes
    now=$(stamp)
    for entry in "${BINARIES[@]}"; do [[ -x out/bin/${entry#*:} ]] || fresh=no; done
    if [[ $fresh == yes && -f out/publish/stamp && $(<out/publish/stamp) == "$now" ]]; then
        say "the published binaries are up to date"
        return
    fi
    rm -f out/publish/stamp
    for entry in "${BINARIES[@]}"; do publish "${entry%%:*}" "${entry#*:}"; done
    echo "$now" >out/publish/stamp
}

# ---- testing ---------------------------------------------------------------------------------------------------------

PASSED=0 FAILED=0 SKIPPED=0

# Numbers come from the result file; the console's wording changes with SDKs.
count_tests() {
    local file=$1 counters total executed
    [[ -f $file ]] || return 1
    counters=$(grep -o '<Counters [^>]*>' "$file") || return 1
    number() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
    total=$(number total) executed=$(number executed) PASSED=$(number passed)
    SKIPPED=$((total - executed)) FAILED=$((executed - PASSED))
}

show_skips() {
    grep -o '<UnitTestResult [^>]*outcome="NotExecuted"[^>]*>' "$1" | sed -E 's/.*testName="([^"]*)".*/  skipped: \1/' || true
}

run_tests() {
    build
    aot
    say "test"
    rm -rf out/tests
    local status=0
    dotnet test Trading.Tests -c Release --no-build --nologo --logger 'console;verbosity=minimal' --logger 'trx;LogFileName=tests.trx' \
        --results-directory out/tests "$@" || status=$?
    count_tests out/tests/tests.trx || { PASSED=0 FAILED=1 SKIPPED=0; return 1; }
    show_skips out/tests/tests.trx
    [[ $((PASSED + FAILED)) -gt 0 ]] || { say "no test ran"; return 1; }
    return "$status"
}

verdict() { echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"; }

tests() {
    local status=0
    # A child shell, so that a failing step ends it (set -e does not reach into a tested function) and the counts still come out.
    PASSED=0 FAILED=1 SKIPPED=0
    bash "$ROOT/build.sh" __test "$@" || status=$?
    [[ -f out/tests/tests.trx ]] && count_tests out/tests/tests.trx
    [[ $status -eq 0 || $FAILED -gt 0 ]] || FAILED=1
    verdict
    return "$status"
}

gate() {
    aot
    say "gate"
    dotnet build Trading.Benchmarks "${QUIET[@]}" "-p:SourceRevisionId=$(revision)" >&2
    dotnet run --no-build --project Trading.Benchmarks -c Release -- gate "$@"
}

# Runs every step even after a failure; each failed step counts as one failure on the last line.
ci() {
    local status=0 step
    rm -rf out/tests
    bash "$ROOT/build.sh" __test || status=$?
    if [[ -f out/tests/tests.trx ]]; then count_tests out/tests/tests.trx; fi
    [[ $status -eq 0 || $FAILED -gt 0 ]] || FAILED=1
    bash "$ROOT/build.sh" gate || { say "the gate failed"; FAILED=$((FAILED + 1)); }
    verdict
    [[ $FAILED -eq 0 ]]
}

# ---- showing ---------------------------------------------------------------------------------------------------------

bench() {
    aot
    cd "$CALLER"
    exec "$ROOT/out/bin/trading" bench "$@"
}

from_caller() { case $1 in /*) echo "$1" ;; *) echo "$CALLER/$1" ;; esac; }

demo() {
    local tape='' symbol=''
    while [[ $# -gt 0 ]]; do
        case $1 in
            --tape) tape=$(from_caller "${2:?--tape needs a file}"); shift 2 ;;
            --symbol) symbol=${2:?--symbol needs a symbol}; shift 2 ;;
            *) die "demo knows --tape FILE and --symbol S, not '$1'" ;;
        esac
    done
    [[ -z $tape || -n $symbol ]] || die "demo --tape FILE also needs --symbol S"
    aot
    mkdir -p out/demo
    rm -f out/demo/report.html out/demo/replay.json
    if [[ -n $tape ]]; then demo_real "$tape" "$symbol"; else demo_simulated "${symbol:-$DEMO_SYMBOL}"; fi
}

demo_simulated() {
    local symbol=$1
    say "simulate two days"
    out/bin/trading-research simulate --output out/demo/day1.itch --seed "$DEMO_TRAIN_SEED"
    out/bin/trading-research simulate --output out/demo/day2.itch --seed "$DEMO_TRADE_SEED"
    say "train on the first day"
    out/bin/trading-research train --tape out/demo/day1.itch --symbol "$symbol" --output out/demo/model.qmlp
    demo_replay out/demo/day2.itch "$symbol"
}

demo_real() {
    local tape=$1 symbol=$2
    say "train on the first half of $tape"
    out/bin/trading-research train --tape "$tape" --symbol "$symbol" --to 0.5 --output out/demo/model.qmlp
    demo_replay "$tape" "$symbol" --out-of-sample
}

# Once for the table and the report, once for the numbers; the signatures of the two runs must agree.
demo_replay() {
    local tape=$1 symbol=$2 fills orders
    shift 2
    local line=(out/bin/trading replay --tape "$tape" --symbol "$symbol" --model out/demo/model.qmlp "$@")
    say "replay"
    "${line[@]}" --report out/demo/report.html | tee out/demo/replay.txt
    "${line[@]}" --json >out/demo/replay.json
    orders=$(json_member orders) fills=$(json_member fills)
    [[ -s out/demo/report.html ]] || die "the replay wrote no report"
    [[ ${fills:-0} -gt 0 ]] || die "the demo failed: ${orders:-0} orders, none filled (see out/demo/replay.json)"
    grep -qF "$(json_member signature)" out/demo/replay.txt || die "the demo failed: two runs gave different signatures (out/demo/replay.txt, out/demo/replay.json)"
    echo "report: out/demo/report.html"
}

json_member() { sed -E "s/.*\"$1\": *\"?([^\",}]+).*/\1/;t;d" out/demo/replay.json | head -1; }

pack() {
    need_dotnet
    dotnet pack Trading.Core "${QUIET[@]}" "-p:SourceRevisionId=$(revision)" -o out/package >&2
    ls out/package
}

command=${1:-help}
[[ $# -gt 0 ]] && shift
case $command in
    build | demo | bench | gate | aot | pack | ci) "$command" "$@" ;;
    test) tests "$@" ;;
    __test) run_tests "$@" ;;
    help | -h | --help) help ;;
    *) help >&2; die "unknown command '$command'" ;;
esac
