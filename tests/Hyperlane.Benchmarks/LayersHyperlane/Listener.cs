using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Layers;

/// <summary>Listens to traces and metrics as an exporter does, and keeps nothing.</summary>
internal static class Listener
{
    public static void Start()
    {
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        });
        var meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => { });
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        meters.Start();
    }
}
