namespace Hyperlane.Data;

/// <summary>What the service and a worker say to each other over the worker's input and output.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the worker, first of all: <see cref="WorkerSettings"/>.</summary>
    Settings = 1,

    /// <summary>From the worker: it is ready for a request.</summary>
    Ready,

    /// <summary>To the worker: <see cref="WorkerRequest"/>.</summary>
    Request,

    /// <summary>From the worker: which tables a question names.</summary>
    Names,

    /// <summary>To the worker: where these tables are.</summary>
    Tables,

    /// <summary>From the worker: the columns of the rows that follow.</summary>
    Columns,

    /// <summary>From the worker: some rows, as text or as <see cref="CellWriter"/> writes them.</summary>
    Rows,

    /// <summary>From the worker: how much is done, in percent.</summary>
    Progress,

    /// <summary>From the worker, last: <see cref="WorkerDone"/>.</summary>
    Done,

    /// <summary>From the worker, last: <see cref="WorkerProblem"/>.</summary>
    Failed,
}
