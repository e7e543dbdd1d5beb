namespace Hyperlane.Data;

/// <summary>How a job ends that does not come to its end.</summary>
internal static class JobEnd
{
    /// <summary>How .NET numbers the operating system's ENOSPC, and ERROR_DISK_FULL of Windows.</summary>
    private const int DiskFull = 28;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    /// <summary>Why it ended, told to the job and as what the request is answered with.</summary>
    public static Exception Tell(Job job, Exception error)
    {
        if (error is OperationCanceledException && job.Cancelled.IsCancellationRequested)
        {
            error = new ProblemException(new ProblemDetails
            {
                Status = 409,
                Type = "urn:problem:cancelled",
                Title = "Cancelled",
                Detail = "The upload was cancelled."
            });
            job.Update(status => status with { State = JobState.Cancelled });
        }
        else if (error is IOException { HResult: DiskFull or DiskFullWindows })
        {
            error = new ProblemException(507, "The disk is full.");
        }

        job.Update(status => error switch
        {
            OperationCanceledException => status with { State = JobState.Cancelled }, // the client has left, or the service stops
            ProblemException { Problem: var problem } => status with
            {
                State = JobState.Failed,
                Problem = new JobProblem(problem.Status, problem.Title, problem.Detail, problem.Errors)
            },
            _ => status with
            {
                State = JobState.Failed,
                Problem = new JobProblem(500, null, "Something went wrong.", new Dictionary<string, string[]>())
            },
        });
        return error;
    }
}
