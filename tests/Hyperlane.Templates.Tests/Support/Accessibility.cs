using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>
/// axe-core in a page. It is brought there once and asked often: our pages have no frames, for which others bring it anew each time.
/// </summary>
public static class Accessibility
{
    private const string AtRest = """
        () => document.querySelector("[aria-busy=true]") === null
            && document.getAnimations().every(one => one.playState === "finished" || one.effect.getComputedTiming().iterations === Infinity)
        """; // what loads is paler, and what fades in is judged half-way

    private const string Ask = """
        async () => (await axe.run({ resultTypes: ["violations"] })).violations
            .map(one => `${one.id}: ${one.help}: ${one.nodes.map(node => node.html).join(" ")}`)
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Checks what is to be seen now, once it has come to rest.</summary>
    public static async Task FindsNothingAsync(IPage page)
    {
        await page.WaitForFunctionAsync(AtRest);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        Assert.Equal("", string.Join("\n", await page.EvaluateAsync<string[]>(Ask)));
    }
}
