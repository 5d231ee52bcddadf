// C23 at the gate: each state of a model refuses new risk by its own reason with the compared values; what reduces passes.
using Trading.Core.Books;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Risk;

public sealed class ModelGateTests
{
    private static readonly Nanos Now = new(1_000_000_000);
    private readonly EngineParts parts = Engine.Parts(Engine.Configuration(), ["TEST"]);
    private readonly MarketFitness market = new() { Phase = SessionPhase.Open };

    private static BookTop Top => new()
    {
        Bid = new BookLevel { Price = new Price(500_000), Quantity = new Quantity(100), OrderCount = 1 },
        Ask = new BookLevel { Price = new Price(500_200), Quantity = new Quantity(100), OrderCount = 1 },
    };

    public ModelGateTests() => parts.Gate.RequireModels();

    private RiskVerdict Check(Side side, long lots)
    {
        BookTop top = Top;
        OrderRequest request = new() { Side = side, Price = side == Side.Buy ? top.Bid.Price : top.Ask.Price, Quantity = new Quantity(lots) };
        return parts.Gate.Check(in request, in market, in top, Now, out _);
    }

    private void Hold(long lots)
    {
        ExecutionRecord execution = new() { Side = Side.Buy, Price = new Price(500_000), Quantity = new Quantity(lots), ExecutionId = 1 };
        parts.Ledger.Book(in execution);
    }

    private void Fit(ModelState state, long age, long value, long limit) => parts.Gate.Model(new InstrumentId(0)) = new ModelFitness
    {
        State = state, ForecastTime = Now - new Nanos(age), MaxAgeNanos = 1_000, Value = value, Limit = limit,
    };

    [Theory]
    [InlineData(ModelState.Missing, 0, RiskVerdict.Model, 0, 0)]
    [InlineData(ModelState.NotApproved, 0, RiskVerdict.ModelNotApproved, 0, 0)]
    [InlineData(ModelState.Uncalibrated, 0, RiskVerdict.ModelUncalibrated, 499, 500)]
    [InlineData(ModelState.Fit, 1_001, RiskVerdict.ModelStale, 1_001, 1_000)]
    [InlineData(ModelState.OutOfRange, 0, RiskVerdict.ModelOutOfRange, 9, 8)]
    [InlineData(ModelState.NotFinite, 0, RiskVerdict.ModelNotFinite, 1, 0)]
    [InlineData(ModelState.Drifted, 0, RiskVerdict.ModelDrifted, 1_000, 1_000)]
    public void A_model_that_is_not_fit_opens_no_risk_and_traps_no_position(ModelState state, long age, RiskVerdict verdict, long value, long limit)
    {
        Fit(state, age, value, limit);
        Assert.Equal(verdict, Check(Side.Buy, 10));
        Denial denial = parts.Gate.LastDenial;
        Assert.Equal((verdict, RiskScope.Instrument, 0, value, limit), (denial.Verdict, denial.Scope, denial.ScopeId, denial.Value, denial.Limit));
        Assert.Equal(verdict, Check(Side.Sell, 10));
        Hold(30);
        Assert.Equal(verdict, Check(Side.Buy, 10));
        Assert.Equal(RiskVerdict.Approved, Check(Side.Sell, 30));
        Assert.Equal(verdict, Check(Side.Sell, 31));
    }

    [Fact]
    public void A_fit_model_passes_up_to_its_age_limit_and_without_a_model_in_use_nothing_is_asked()
    {
        Fit(ModelState.Fit, 1_000, 0, 0);
        Assert.Equal(RiskVerdict.Approved, Check(Side.Buy, 10));
        var scripted = Engine.Parts(Engine.Configuration(), ["TEST"]);
        OrderRequest request = new() { Side = Side.Buy, Price = new Price(500_000), Quantity = new Quantity(1) };
        BookTop top = Top;
        Assert.Equal(RiskVerdict.Approved, scripted.Gate.Check(in request, in market, in top, Now, out _));
    }
}
