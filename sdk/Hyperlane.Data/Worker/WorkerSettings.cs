namespace Hyperlane.Data;

/// <summary>What a worker may do, told once.</summary>
/// <param name="Folder">The only folder in which it writes by itself.</param>
/// <param name="Memory">How much memory DuckDB may take for a question, in bytes.</param>
/// <param name="Disk">How much disk it may take for what does not fit into memory, in bytes.</param>
/// <param name="LoadMemory">How much memory DuckDB may take for a file, in bytes.</param>
/// <param name="MaxValue">The longest text or blob of an answer, in bytes.</param>
/// <param name="AddressSpace">How much address space a request may take on top of what there is, in bytes (RLIMIT_AS).</param>
/// <param name="MaxNesting">How deep JSON may be nested in a file.</param>
/// <param name="IsAsked">Whether it answers questions, beside reading files.</param>
internal sealed record WorkerSettings(string Folder, long Memory, long Disk, long LoadMemory, int MaxValue, long AddressSpace,
    int MaxNesting, bool IsAsked)
{
    /// <summary>How long a row of an answer may be, where a value may have so many bytes.</summary>
    public static int MaxBytes(int maxValue) => (int)Math.Min(Array.MaxLength, (4L * maxValue) + (1 << 20));
}
