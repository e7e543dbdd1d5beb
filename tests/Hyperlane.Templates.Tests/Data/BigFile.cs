using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A large CSV that DuckDB wrote, about 66 bytes a row, which do not pack well.</summary>
public sealed class BigFile : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>Writes one.</summary>
    public BigFile(int rows, string options = "FORMAT csv, HEADER") =>
        DuckDbFile.Write(Path, $"SELECT range AS n, md5(range::VARCHAR) AS text, random() AS x FROM range({rows})", options);

    /// <summary>Where it is.</summary>
    public string Path => System.IO.Path.Combine(_folder.Path, "big.csv");

    /// <summary>Its size in bytes.</summary>
    public long Length => new FileInfo(Path).Length;

    /// <summary>Sends it, a part at a time.</summary>
    public async Task<Answer> UploadAsync(DataApp app, string name, Guid job)
    {
        await using var file = File.OpenRead(Path);
        return await app.SendAsync(HttpMethod.Post, $"/datasets?name={name}&job={job}&file=big.csv", new StreamContent(file));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
