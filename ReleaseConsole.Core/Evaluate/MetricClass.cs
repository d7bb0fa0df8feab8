namespace ReleaseConsole.Core.Evaluate;

/// <summary>How one metric came out.</summary>
public enum MetricClass
{
    Pass,
    High,
    Low,
    NoData,
    NoDataFails,
}
