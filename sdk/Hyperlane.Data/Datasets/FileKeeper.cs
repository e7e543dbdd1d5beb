using ZstdSharp;

namespace Hyperlane.Data;

/// <summary>
/// Keeps the files of datasets, packed, so that they can be read once more: otherwise, or together with rows that are added. Then types are
/// decided by all rows again, as if all of them had come at once.
/// </summary>
public sealed class FileKeeper(IDatasetStore store, DataSettings settings)
{
    private const int Level = 1; // of Zstandard: it packs tables well enough, and faster than they are read

    /// <summary>What a store is to make a dataset of.</summary>
    /// <param name="path">Where the new file is; null where those that are kept are read once more.</param>
    /// <param name="draft">What is known of the dataset so far.</param>
    /// <param name="upload">What was asked.</param>
    /// <param name="folder">A folder of its own for files that are unpacked.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="ProblemException">409: files that are needed were not kept, or are there no more.</exception>
    public LoadRequest Prepare(string? path, Dataset draft, Upload upload, string folder, CancellationToken stop)
    {
        var (files, places, options) = (new List<KeptFile>(), new List<FilePlace>(), upload.Options);
        if (upload.Into is { } into && (path is null || upload.IsAdded))
        {
            var kept = into.Files ?? [];
            if (kept.Count == 0 || kept.Any(file => file.Kept is null))
            {
                throw new ProblemException(
                    409, $"The file of \"{into.Name}\" was not kept (Data:KeepFiles), so it cannot be read once more. Replace its rows by the whole file.");
            }

            options = options.Over(kept[0].Options);
            files.AddRange(path is null ? kept.Select(file => file with { Options = upload.Options.Over(file.Options) }) : kept);
            files[0] = files[0] with { Options = files[0].Options.WithValuesOf(options) };
            try
            {
                places.AddRange(store.Fetch([.. kept.Select(file => file.Kept!)], folder)
                    .Zip(files, (place, file) => new FilePlace(place, file.Name, file.Options)));
            }
            catch (FileNotFoundException)
            {
                throw new LoadRequest([], options, draft).Changed();
            }
        }

        Task<(string Path, string Name)>? packed = null;
        if (path is not null)
        {
            var name = settings.KeepFiles ? $"{draft.Id}.{Guid.NewGuid():N}" : null;
            packed = name is null ? null : Task.Run(() => (Pack(path, folder, stop), name), stop);
            files.Add(new KeptFile(draft.Source, new FileInfo(path).Length, upload.Options, name));
            places.Add(new FilePlace(path, draft.Source, upload.Options));
        }

        draft = draft with
        {
            Files = files,
            Source = files[0].Name,
            Bytes = files.Sum(file => file.Bytes),
            Rejects = $"{draft.Id}.{Guid.NewGuid():N}.rejects"
        };
        return new LoadRequest(places, options, draft, packed, upload.Into, upload is { IsAdded: true, MayWiden: false }
            ? upload.Into?.Columns
            : null);
    }

    /// <summary>Removes what is left of a preparation.</summary>
    public static void Clear(Task<(string Path, string Name)>? packed, string folder)
    {
        try
        {
            packed?.GetAwaiter().GetResult(); // it writes into the folder
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // It was given up.
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A packed copy of a file; what is packed already, stays as it is.</summary>
    private static string Pack(string path, string folder, CancellationToken stop)
    {
        Storage.MakeFolder(folder);
        var into = Path.Combine(folder, "packed");
        using var file = File.OpenRead(path);
        using var packed = Storage.NewFile(into, options: FileOptions.None);
        Span<byte> magic = stackalloc byte[4];
        var isPacked = Container.Of(magic[..file.ReadAtLeast(magic, 4, throwOnEndOfStream: false)]) is not null
            || magic.SequenceEqual("PAR1"u8);
        file.Position = 0;
        using var target = isPacked ? (Stream)packed : new CompressionStream(packed, Level);
        var buffer = new byte[1 << 20];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            stop.ThrowIfCancellationRequested();
            target.Write(buffer, 0, read);
        }

        return into;
    }
}
