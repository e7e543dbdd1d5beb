namespace Hyperlane;

/// <summary>Lets a test host watch an app that a Program builds and runs: the app behaves as ever, and its host gets word.</summary>
internal abstract class AppObserver
{
    private static readonly AsyncLocal<AppObserver?> Ambient = new();

    /// <summary>The observer of the flow that builds an app now.</summary>
    public static AppObserver? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Goes behind the arguments of the Program.</summary>
    public abstract IReadOnlyList<string> Arguments { get; }

    /// <summary>The last word on services and settings.</summary>
    public abstract void OnBuilding(HyperlaneAppBuilder builder);

    /// <summary>Before the Program declares its middleware and routes.</summary>
    public abstract void OnBuilt(HyperlaneApp app);

    public abstract void OnStarted(HyperlaneApp app);
}
