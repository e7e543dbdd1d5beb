namespace Hyperlane.Data;

/// <summary>The section <c>Data</c> of appsettings.json.</summary>
public sealed class DataSettings
{
    /// <summary>Where datasets are kept. Default: <c>storage</c>, beside the program.</summary>
    public string Folder { get; set; } = "storage";

    /// <summary>The largest file that is taken, in bytes. Default: 16 GiB.</summary>
    public long MaxUpload { get; set; } = 16L << 30;

    /// <summary>How large a packed file may be when it is unpacked, in bytes. Default: 16 GiB.</summary>
    public long MaxUnpacked { get; set; } = 16L << 30;

    /// <summary>How many times its size a packed file may be unpacked, once it has more than 64 MiB. Default: 250.</summary>
    public int MaxRatio { get; set; } = 250;

    /// <summary>How deep JSON may be nested in a file. Default: 100.</summary>
    public int MaxNesting { get; set; } = 100;

    /// <summary>How long reading one file may take, from its turn on. Default: 30 min.</summary>
    public TimeSpan LoadTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Whether the files are kept, packed, so that they can be read otherwise later and rows can be added. Default: true.
    /// </summary>
    public bool KeepFiles { get; set; } = true;

    /// <summary>How many datasets there may be. Default: 1,000.</summary>
    public int MaxDatasets { get; set; } = 1_000;

    /// <summary>How many saved views there may be. Default: 1,000.</summary>
    public int MaxSaved { get; set; } = 1_000;

    /// <summary>How many bytes on the disk datasets and uploads under way may take together. Default: 64 GiB.</summary>
    public long Quota { get; set; } = 64L << 30;

    /// <summary>How much memory loading one file may take; a process that takes 256 MiB more than that is ended. Default: 384MB.</summary>
    public string LoadMemory { get; set; } = "384MB";

    /// <summary>How much memory one query may take; a process that takes 256 MiB more than that is ended. Default: 384MB.</summary>
    public string QueryMemory { get; set; } = "384MB";

    /// <summary>How much disk one query may take for what does not fit into memory. Default: 2GB.</summary>
    public string QueryDisk { get; set; } = "2GB";

    /// <summary>How long a query may take. Default: 30 s.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one value of an answer may be, in bytes. Default: 16 MiB.</summary>
    public int MaxValue { get; set; } = 16 << 20;

    /// <summary>How many rows an answer in JSON has at most. Default: 10,000.</summary>
    public int MaxRows { get; set; } = 10_000;

    /// <summary>How many rows an export has at most. Default: 10 million.</summary>
    public int MaxExportRows { get; set; } = 10_000_000;

    /// <summary>How many queries run at a time; others wait for their turn. Default: 4.</summary>
    public int ConcurrentQueries { get; set; } = 4;

    /// <summary>How many queries may wait; further ones are refused with 503. Default: 1,000.</summary>
    public int WaitingQueries { get; set; } = 1_000;

    /// <summary>How many queries one client may have at a time: a user, if there are any, or an address. Default: 2.</summary>
    public int QueriesPerClient { get; set; } = 2;

    /// <summary>How many queries of one client may wait; further ones are refused with 429. Default: 100.</summary>
    public int WaitingQueriesPerClient { get; set; } = 100;

    /// <summary>How many charts are painted at a time; others wait for their turn. Default: 2.</summary>
    public int ConcurrentCharts { get; set; } = 2;

    /// <summary>
    /// Whether CSV has an apostrophe before texts that a spreadsheet would take for a formula, as <c>=1+1</c>. The file is then no longer
    /// what the dataset is. Default: false.
    /// </summary>
    public bool EscapeFormulas { get; set; }

    /// <summary>How many files are loaded at a time; others wait for their turn. Default: 1.</summary>
    public int ConcurrentLoads { get; set; } = 1;

    /// <summary>
    /// How many files of one client may be loaded or be next at a time; its others wait behind those of other clients. Default: 1.
    /// </summary>
    public int LoadsPerClient { get; set; } = 1;
}
