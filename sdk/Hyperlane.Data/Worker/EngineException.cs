namespace Hyperlane.Data;

/// <summary>An error of DuckDB, in its own words.</summary>
internal sealed class EngineException(string message) : Exception(message);
