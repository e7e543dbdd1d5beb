namespace Hyperlane.Generator.Models;

/// <summary>What becomes of what an endpoint returns.</summary>
internal enum AnswerKind
{
    /// <summary>Nothing: 204.</summary>
    None,

    /// <summary>JSON, 200.</summary>
    Json,

    /// <summary>Whatever it turns out to be when the app runs: JSON, text, or what writes itself.</summary>
    Open,

    /// <summary>Text, 200.</summary>
    Text,

    /// <summary>It writes itself.</summary>
    Result,

    /// <summary>A line of JSON for each item, as it comes.</summary>
    JsonLines,

    /// <summary>A server-sent event for each item, as it comes.</summary>
    Events,
}
