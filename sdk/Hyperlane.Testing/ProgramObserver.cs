using System.Reflection;
using Hyperlane.Transport;

namespace Hyperlane.Testing;

/// <summary>Runs a program on a thread of its own and waits until its app has started.</summary>
internal sealed class ProgramObserver(TestAppOptions options, MemoryTransport? memory, TestUsers users, string? folder) : AppObserver
{
    private readonly TaskCompletionSource<HyperlaneApp> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override IReadOnlyList<string> Arguments => options.AllArguments(folder);

    public override void OnBuilding(HyperlaneAppBuilder builder) => TestApp.Prepare(builder, options, memory);

    public override void OnBuilt(HyperlaneApp app) => TestApp.Prepare(app, options, users);

    public override void OnStarted(HyperlaneApp app) => _started.TrySetResult(app);

    /// <summary>Calls the entry point; returns when the program ends.</summary>
    public void Run(Assembly assembly)
    {
        var main = assembly.EntryPoint ?? throw new InvalidOperationException(
            $"{assembly.GetName().Name} is no program: it has no entry point.");
        Current = this;
        try
        {
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null,
                main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()], null);
        }
        finally
        {
            Current = null;
        }
    }

    /// <summary>The app, once it has started; fails if the program ends before.</summary>
    public async Task<HyperlaneApp> StartedAsync(Task program)
    {
        if (await Task.WhenAny(_started.Task, program).ConfigureAwait(false) == program)
        {
            await program.ConfigureAwait(false);
        }

        return _started.Task.IsCompleted
            ? await _started.Task.ConfigureAwait(false)
            : throw new InvalidOperationException("The program ended before its app had started. Does it call RunAsync?");
    }
}
