namespace Hyperlane.Data;

/// <summary>What a test of statistics found.</summary>
/// <param name="Method">Its name in textbooks.</param>
/// <param name="Summary">The result in a sentence or two.</param>
/// <param name="Figures">The numbers of the result.</param>
/// <param name="Tables">What they were made of, or more of them.</param>
/// <param name="Assumptions">What must hold for the result to mean something.</param>
/// <param name="Rows">How many rows were used.</param>
/// <param name="LeftOut">How many were not, because a value is missing or no finite number.</param>
public sealed record StatisticsAnswer(
    string Method, string Summary, IReadOnlyList<Figure> Figures, IReadOnlyList<StatisticsTable> Tables, IReadOnlyList<string> Assumptions,
    long Rows, long LeftOut);
