namespace Hyperlane.Architecture.Tests;

/// <summary>What the types of one folder must not use.</summary>
/// <param name="Room">The folder, without those within it.</param>
/// <param name="MustNotUse">Other folders, without those within them.</param>
internal sealed record RoomRule(string Room, params string[] MustNotUse)
{
    /// <summary>The uses that break the rule.</summary>
    /// <param name="uses">Which type uses which.</param>
    /// <param name="roomOf">The folder of a type; null if it is none of ours.</param>
    public IEnumerable<Use> Broken(IEnumerable<Use> uses, Func<TypeName, string?> roomOf)
        => uses.Where(use => roomOf(use.User) == Room && MustNotUse.Contains(roomOf(use.Used)));

    /// <summary>The usings that break the rule: constants and nameof leave no trace in compiled code.</summary>
    public IEnumerable<string> BrokenUsings(string room, IEnumerable<string> usings)
        => room == Room
            ? usings.Where(used => MustNotUse.Any(other => !Rooms.SharesNamespace(other) && other.Replace('/', '.') == used))
            : [];
}
