namespace Hyperlane.Generator.Models.Documents;

/// <summary>A document, and what the running app must know to complete it.</summary>
/// <param name="Json">The document.</param>
/// <param name="Contracts">Its schemas with the types behind them.</param>
/// <param name="Hidden">The routes that it is silent about, as <c>GET /path</c>.</param>
internal sealed record DocumentText(string Json, EquatableArray<ContractModel> Contracts, EquatableArray<string> Hidden);
