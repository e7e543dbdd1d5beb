namespace Library;

/// <summary>Who writes books.</summary>
public sealed class Author
{
    /// <summary>The name, as on the cover.</summary>
    public required string Name { get; init; }

    /// <summary>Whom they learnt from, who had teachers, too.</summary>
    public Author? Teacher { get; init; }
}
