namespace Hyperlane.Data;

/// <summary>An upload under way, or one that has ended a short time ago.</summary>
/// <param name="Id">Its address: <c>/jobs/{id}</c>.</param>
/// <param name="Name">The name of the dataset that it will be.</param>
/// <param name="State">How far it is.</param>
/// <param name="Received">How many bytes have arrived.</param>
/// <param name="Total">How many will, if the client has said so.</param>
/// <param name="Percent">How much of the present step is done, from 0 to 100, if that is known.</param>
/// <param name="Dataset">What became of it, once it is done.</param>
/// <param name="Problem">Why it failed.</param>
public sealed record JobStatus(
    Guid Id, string Name, JobState State, long Received, long? Total, double? Percent, Dataset? Dataset = null, JobProblem? Problem = null);
