using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using Hyperlane.Data;

namespace HyperlaneData._1;

/// <summary>What changes the list of datasets beside uploads, and how one hears of it.</summary>
public sealed class ChangeEndpoints(IDatasetStore store, NameDesk names, AnswerLoader answers, DatasetChanges changes)
{
    /// <summary>Tells when the list of datasets changes: <c>ready</c> at once, then <c>change</c>. Ask for the list again then.</summary>
    [Get("/datasets/events")]
    public IAsyncEnumerable<SseItem<DatasetChange>> Changes(CancellationToken stop) => changes.FollowAsync(stop);

    /// <summary>Renames a dataset. Its id and its links stay; SQL knows it by the new name.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="change">The new name.</param>
    [Patch("/datasets/{id}")]
    public async Task<Dataset?> Rename(string id, DatasetRename change)
    {
        if (await store.FindAsync(id) is not { } dataset)
        {
            return null;
        }

        var name = DatasetNames.Check(change.Name.Trim());
        using var lease = DatasetNames.KeyOf(name) == DatasetNames.KeyOf(dataset.Name) ? null : await names.TakeAsync(name);
        var renamed = await store.RenameAsync(id, name);
        changes.Tell();
        return renamed;
    }

    /// <summary>Makes a dataset of what one SELECT answers. The rows are kept; later changes of what was asked do not reach them.</summary>
    /// <param name="context">The request.</param>
    /// <param name="asked">The SELECT, and the name of the dataset.</param>
    [Post("/query/dataset")]
    public async Task<Created<Dataset>> Keep(HttpContext context, QueryDataset asked)
    {
        var dataset = await answers.LoadAsync(context, asked);
        return new Created<Dataset>($"/datasets/{dataset.Id}", dataset);
    }
}

/// <summary>Another name for a dataset.</summary>
public sealed record DatasetRename([Required] string Name);
