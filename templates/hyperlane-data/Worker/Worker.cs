using System.Collections.Concurrent;
using System.Diagnostics;

namespace HyperlaneData._1;

/// <summary>
/// This program, started by itself: it listens on no port, and takes requests from its input. It reads the files and runs
/// the SQL that strangers send, so that whatever they do to it, the service goes on.
/// </summary>
public static class Worker
{
    /// <summary>With this argument, the program is a worker.</summary>
    public const string Argument = "--worker";

    /// <summary>The longest frame that the service sends.</summary>
    private const int MostBytes = 64 << 20;

    /// <summary>SQL and JSON may be deep. This much is there from the beginning, so that no limit of memory cuts it.</summary>
    private const int StackBytes = 64 << 20;

    /// <summary>Whether it was started as one.</summary>
    public static bool IsAsked(string[] args) => args is [Argument];

    /// <summary>Works until the service ends.</summary>
    public static int Run()
    {
        var output = new FrameWriter(Confinement.TakeOutput());
        var received = new BlockingCollection<Frame>();
        new Thread(() => Receive(received)) { IsBackground = true }.Start();
        var work = new Thread(() => Work(output, expected => received.Take() is var frame && frame.Kind == expected ? frame : throw new InvalidDataException($"{frame.Kind} came, and no {expected}.")), StackBytes);
        work.Start();
        work.Join();
        return 0;
    }

    private static void Work(FrameWriter output, Func<FrameKind, Frame> next)
    {
        var settings = next(FrameKind.Settings).Json(WorkerJson.Default.WorkerSettings);
        var files = new Files(settings, output);
#if (duckdb)
        using var questions = new Questions(settings, output, next);
        WarmUp(settings);
        questions.Prepare();
#endif
        Confinement.Begin();
        output.Write(FrameKind.Ready, new byte[FrameWriter.HeadBytes]);
        while (true)
        {
            var request = next(FrameKind.Request).Json(WorkerJson.Default.WorkerRequest);
            Confinement.Allow(request.Seconds, request.File is null ? settings.Disk : 0, settings.AddressSpace);
            try
            {
                Dataset? dataset = null;
                if (request.File is { } file)
                {
                    dataset = files.Read(file);
                }
#if (duckdb)
                else if (request.Question is { } question)
                {
                    questions.Ask(question);
                }

#endif
                output.Write(FrameKind.Done, new WorkerDone(dataset), WorkerJson.Default.WorkerDone);
            }
            catch (ProblemException error)
            {
                // Whatever took too much for one file would be missing for the next.
                var problem = WorkerProblem.Of(error.Problem) with { IsBroken = request.File is not null && error.Problem.Status == 422 };
                output.Write(FrameKind.Failed, problem, WorkerJson.Default.WorkerProblem);
            }
            catch (OutOfMemoryException) // of .NET or, as InsufficientMemoryException, of DuckDB
            {
                output.Write(FrameKind.Failed, WorkerProblem.TooLarge, WorkerJson.Default.WorkerProblem);
            }
#if (duckdb)

            questions.Prepare();
#endif
        }
    }

    /// <summary>Reads all the time, so that a worker whose service has ended, ends at once, whatever it is doing.</summary>
    private static void Receive(BlockingCollection<Frame> received)
    {
        try
        {
            var frames = new FrameReader(Console.OpenStandardInput(), MostBytes);
            while (frames.Read() is { } frame)
            {
                received.Add(frame with { Content = frame.Content.ToArray() });
            }
        }
        finally
        {
            Process.GetCurrentProcess().Kill();
        }
    }
#if (duckdb)

    /// <summary>Asks once for nothing, so that the first one who asks does not wait for code to be compiled.</summary>
    private static void WarmUp(WorkerSettings settings)
    {
        using var questions = new Questions(settings, new FrameWriter(Stream.Null), _ => new Frame(FrameKind.Tables, "[]"u8.ToArray()));
        questions.Ask(new Question("SELECT 1, 'one'", [], 1, IsForeign: true));
    }
#endif
}
