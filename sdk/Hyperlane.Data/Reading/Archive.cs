using System.IO.Compression;

namespace Hyperlane.Data;

/// <summary>A ZIP archive, of which one file is read. Workbooks of Excel are such archives, too.</summary>
internal sealed class Archive : IDisposable
{
    /// <summary>How many files it may have.</summary>
    private const int MaxEntries = 10_000;

    /// <summary>Endings of files with tables. Where only one file has one, it is the one that is meant.</summary>
    private static readonly string[] Tables = [".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".geojson"];

    private readonly ZipArchive _zip;

    private Archive(ZipArchive zip)
    {
        _zip = zip;
        if (zip.Entries.Count > MaxEntries)
        {
            throw TooMany();
        }

        IsWorkbook = zip.Entries.Any(entry => entry.FullName.StartsWith("xl/workbook.", StringComparison.OrdinalIgnoreCase));
        Names = [.. zip.Entries.Select(entry => entry.FullName).Where(IsContent)];
    }

    /// <summary>Whether it is a workbook of Excel.</summary>
    public bool IsWorkbook { get; }

    /// <summary>The files in it that somebody has put there.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>All that is in it.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries => _zip.Entries;

    /// <summary>Opens one. Its list of files is read, and no more.</summary>
    /// <exception cref="ProblemException">It has too many files.</exception>
    /// <exception cref="InvalidDataException">It is broken.</exception>
    public static Archive Open(string path)
    {
        var file = new ListedFile(path);
        try
        {
            var archive = new Archive(new ZipArchive(file, ZipArchiveMode.Read));
            file.IsListed = true;
            return archive;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The file that is meant.</summary>
    /// <param name="said">Its name, where the user has said it.</param>
    /// <param name="isPreview">Whether the first will do where there are several.</param>
    /// <exception cref="ProblemException">400: there is none, or there are several.</exception>
    public string Choose(string? said, bool isPreview)
    {
        if (Names.Count == 0)
        {
            throw new ProblemException(400, _zip.Entries.Count == 0
                ? "The ZIP archive is empty."
                : "There is no file in the ZIP archive, only folders.");
        }

        if (_zip.Entries.Any(entry => entry.FullName.Equals("mimetype", StringComparison.Ordinal)
            || entry.FullName.StartsWith("word/", StringComparison.Ordinal)))
        {
            throw new ProblemException(
                415, "This is a document of an office program, and no workbook of Excel (.xlsx). Save the sheet as .xlsx or CSV.");
        }

        var tables = Names.Where(
            name => Array.Exists(Tables, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).ToList();
        return Names.Count == 1
            ? Names[0]
            : SheetChoice.Of(said is null && tables.Count == 1 ? tables : Names, said, "files in the ZIP archive", isPreview);
    }

    /// <summary>The content of a file.</summary>
    /// <exception cref="ProblemException">It cannot be unpacked.</exception>
    public static Stream Read(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
        {
            throw new ProblemException(400, $"\"{entry.FullName}\" in the ZIP archive is encrypted. Pack it without a password.");
        }

        try
        {
            return entry.Open();
        }
        catch (InvalidDataException error) when (error.Message.Contains("compress", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(400,
                $"\"{entry.FullName}\" in the ZIP archive is packed by a method that is not known here. Pack it by Deflate, as is usual.");
        }
    }

    /// <summary>A file by its name.</summary>
    public ZipArchiveEntry Find(string name) => _zip.GetEntry(name) ?? throw new InvalidDataException($"There is no {name}.");

    public void Dispose() => _zip.Dispose();

    private static ProblemException TooMany() => new(422, $"The ZIP archive has more than {MaxEntries:n0} files.");

    /// <summary>Whether it is a file, and not a folder or what systems put beside files.</summary>
    private static bool IsContent(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return file.Length > 0 && !file.StartsWith('.') && !name.StartsWith("__MACOSX/", StringComparison.Ordinal)
            && file is not ("Thumbs.db" or "desktop.ini");
    }

    /// <summary>
    /// The file on the disk. An archive may list any number of files: until the list is known, so much of it is read at most.
    /// </summary>
    private sealed class ListedFile(string path) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)
    {
        private const long MaxList = 4 << 20;

        private long _read;

        /// <summary>Whether the list is known.</summary>
        public bool IsListed { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            Count(read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            Count(read);
            return read;
        }

        private void Count(int read)
        {
            if (!IsListed && (_read += read) > MaxList)
            {
                throw TooMany();
            }
        }
    }
}
