namespace Library;

/// <summary>One value of each kind.</summary>
public sealed record Kinds(
    bool Flag,
    int Count,
    long Big,
    double Ratio,
    decimal Price,
    Guid Id,
    TimeOnly Time,
    DateTimeOffset At,
    TimeSpan Span,
    Genre Genre,
    string Text,
    DateOnly? Day = null,
    int? Nothing = null);
