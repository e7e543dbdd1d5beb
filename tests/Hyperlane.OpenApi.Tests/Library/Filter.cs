using System.ComponentModel.DataAnnotations;

namespace Library;

/// <summary>What to look for.</summary>
/// <param name="Words">Words of the title.</param>
/// <param name="Limit">How many at most.</param>
public sealed record Filter(string Words, [Range(1, 50)] int Limit = 10)
{
    /// <summary>Only books that came out since.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Any of these.</summary>
    public Genre[]? Genres { get; init; }
}
