namespace Hyperlane.Tests.Endpoints;

/// <summary>Notes by number; there is one.</summary>
public sealed class NoteStore
{
    public Note? Find(long id) => id == 1 ? new Note(1, "first") : null;
}
