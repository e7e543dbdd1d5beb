using DataInProcess;

// What POST /query of hyperlane-data answers, by a DuckDB within the service: what its workers are measured against.
var builder = HyperlaneApp.CreateBuilder(args);
var app = builder.Build();
using var questions = new Questions();

app.Post("/query", async context =>
{
    using var question = await System.Text.Json.JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
    var sql = question.RootElement.GetProperty("sql").GetString()!;
    var format = context.Request.Headers["Accept"] ?? "application/json";
    context.Response.ContentType = format;
    await Task.Factory.StartNew(() => questions.Answer(sql, format, context), CancellationToken.None, TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
    await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
});

await app.RunAsync();
