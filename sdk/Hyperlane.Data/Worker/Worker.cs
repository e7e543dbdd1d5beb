using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hyperlane.Data;

/// <summary>
/// This program, started by itself: it listens on no port, and takes requests from its input. It reads the files and runs
/// the SQL that strangers send, so that whatever they do to it, the service goes on.
/// </summary>
public static class Worker
{
    /// <summary>With this argument, the program is a worker.</summary>
    public const string Argument = "--worker";

    /// <summary>The longest frame that the service sends.</summary>
    private const int MaxBytes = 64 << 20;

    /// <summary>SQL and JSON may be deep. This much is there from the beginning, so that no limit of memory cuts it.</summary>
    private const int StackBytes = 64 << 20;

    /// <summary>After so long without a request, it gets ready for another client.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>For so long, a client may meet its DuckDB again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    /// <summary>Whether it was started as one.</summary>
    public static bool IsAsked(string[] args) => args is [Argument];

    /// <summary>Works until the service ends.</summary>
    public static int Run()
    {
        var output = new FrameWriter(Confinement.TakeOutput());
        var received = new BlockingCollection<Frame>();
        new Thread(() => Receive(received)) { IsBackground = true }.Start();
        var work = new Thread(() => Work(output, received), StackBytes);
        work.Start();
        work.Join();
        return 0;
    }

    private static void Work(FrameWriter output, BlockingCollection<Frame> received)
    {
        var settings = Next(FrameKind.Settings).Json(WorkerJson.Default.WorkerSettings);
        var files = new Files(settings, output);
        using var questions = settings.IsAsked ? new Questions(settings, output, Next) : null;
        if (questions is not null)
        {
            WarmUp(settings);
            questions.Prepare();
        }

        Confinement.Begin();
        output.Write(FrameKind.Ready, new byte[FrameWriter.HeadBytes]);
        while (true)
        {
            var request = (questions is null ? Next(FrameKind.Request) : NextRequest(questions)).Json(WorkerJson.Default.WorkerRequest);
            Confinement.Allow(request.Seconds, request.File is null ? settings.Disk : 0, settings.AddressSpace);
            try
            {
                output.Write(FrameKind.Done, Answer(request), WorkerJson.Default.WorkerDone);
            }
            catch (ProblemException error)
            {
                // Whatever took too much for one file would be missing for the next.
                var problem = WorkerProblem.Of(error.Problem) with { IsBroken = request.File is not null && error.Problem.Status == 422 };
                output.Write(FrameKind.Failed, problem, WorkerJson.Default.WorkerProblem);
            }
            catch (OutOfMemoryException) // of .NET or, as InsufficientMemoryException, of DuckDB
            {
                output.Write(FrameKind.Failed, request.File is null ? WorkerProblem.TooLarge : WorkerProblem.TooLargeFile,
                    WorkerJson.Default.WorkerProblem);
            }

            questions?.Clear();
        }

        WorkerDone Answer(WorkerRequest request)
        {
            if (request.File is { } file)
            {
                return file.Preview is { } preview ? new WorkerDone(Preview: files.Look(file, preview)) : new WorkerDone(files.Read(file));
            }

            if (request.Question is { } question && questions is not null)
            {
                return new WorkerDone(IsMore: questions.Ask(question));
            }

            if (request.Database is { } path)
            {
                return new WorkerDone(Files.About(path));
            }

            throw new InvalidDataException("This is no request.");
        }

        Frame Next(FrameKind expected) => Expected(received.Take(), expected);

        Frame NextRequest(Questions questions)
        {
            if (!received.TryTake(out var frame, Pause))
            {
                questions.Prepare();
                if (!received.TryTake(out frame, Kept))
                {
                    questions.Forget();
                    frame = received.Take();
                }
            }

            return Expected(frame, FrameKind.Request);
        }
    }

    private static Frame Expected(Frame frame, FrameKind kind)
        => frame.Kind == kind ? frame : throw new InvalidDataException($"{frame.Kind} came, and no {kind}.");

    /// <summary>Reads all the time, so that a worker whose service has ended, ends at once, whatever it is doing.</summary>
    private static void Receive(BlockingCollection<Frame> received)
    {
        try
        {
            var frames = new FrameReader(Console.OpenStandardInput(), MaxBytes);
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

    /// <summary>Asks for nothing, once as each text, so that the first one who asks does not wait for code to be compiled.</summary>
    private static void WarmUp(WorkerSettings settings)
    {
        const string values = "SELECT 1, 'one', 1.5::DOUBLE, 1.5, DATE '2000-01-01', true, NULL";
        using var questions = new Questions(settings, new FrameWriter(Stream.Null), _ => new Frame(FrameKind.Tables, "[]"u8.ToArray()));
        foreach (var text in (TextFormat?[])[null, .. Enum.GetValues<TextKind>().Select(kind => new TextFormat(kind, false))])
        {
            questions.Ask(new Question(values, [], 1, "nobody", text));
        }
    }
}
