namespace Hyperlane.Middleware;

/// <summary>A middleware that heeds conditions, as the OpenAPI document has to say.</summary>
internal interface IConditional
{
    /// <summary>Whether conditions of requests that change something are heeded, too.</summary>
    bool GuardsWrites { get; }

    /// <summary>Whether such requests must have one.</summary>
    bool Requires { get; }
}
