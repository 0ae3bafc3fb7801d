using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Events;

namespace Plumbline.AspNetCore;

/// <summary>What came of an action.</summary>
/// <param name="Action">The action: <c>inbox.retry</c>.</param>
/// <param name="Count">How many records, events or streams it was about; of a replay its number.</param>
internal sealed record EventActionResult(string Action, long Count);

/// <summary>Does what operators ask for: to the queue of what is published, and to the inbox of what is consumed.</summary>
internal static class EventActions
{
    /// <summary>The words for what was done.</summary>
    /// <param name="action">The action.</param>
    /// <returns>Null where there is no such action.</returns>
    public static string? Describe(string action) => action switch
    {
        "queue.pause" => "Streams whose publishing is paused now",
        "queue.resume" => "Streams whose publishing goes on",
        "queue.retry" => "Parked records are published again by replay",
        "queue.discard" => "Parked records given up",
        "queue.replay" => "Started replay",
        "queue.resync" => "Started resync, replay",
        "queue.cancel" => "Replays cancelled",
        "inbox.pause" => "Streams whose handling is paused now",
        "inbox.resume" => "Streams whose handling goes on",
        "inbox.retry" => "Events to handle again",
        "inbox.park" => "Events put aside",
        "inbox.skip" => "Events given up",
        "inbox.replay" => "Kept events to handle again",
        "inbox.clear" => "Streams whose loss is settled",
        _ => null,
    };

    /// <summary>Does it.</summary>
    /// <param name="context">The request, whose route names the part and the action.</param>
    /// <param name="form">What it is about.</param>
    /// <exception cref="OperationFormException">It cannot be done.</exception>
    public static async Task<EventActionResult> RunAsync(HttpContext context, OperationForm form)
    {
        var action = $"{context.Request.RouteValues["part"]}.{context.Request.RouteValues["action"]}";
        if (Describe(action) is null)
            throw new OperationFormException(StatusCodes.Status404NotFound, "There is no such action.");

        try
        {
            var count = action.StartsWith("queue.", StringComparison.Ordinal)
                ? await QueueAsync(action, Part<IEventProducers>(context, "publish"), form, context.User.Identity?.Name, context.RequestAborted).ConfigureAwait(false)
                : await InboxAsync(action, Part<EventInbox>(context, "consume"), form, context.RequestAborted).ConfigureAwait(false);
            return new(action, count);
        }
        catch (ArgumentException e)
        {
            throw new OperationFormException(StatusCodes.Status400BadRequest, e.Message);
        }
    }

    private static T Part<T>(HttpContext context, string verb)
        where T : class =>
        context.RequestServices.GetService<T>() ?? throw new OperationFormException(StatusCodes.Status404NotFound, $"This service does not {verb} events.");

    private static async Task<long> QueueAsync(string action, IEventProducers producers, OperationForm form, string? user, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case "queue.pause":
                await producers.PauseAsync(form.Get("stream"), cancellationToken).ConfigureAwait(false);
                return 1;
            case "queue.resume":
                await producers.ResumeAsync(form.Get("stream"), cancellationToken).ConfigureAwait(false);
                return 1;
            case "queue.retry":
                return (await producers.RetryFailedAsync(form.Get("stream"), form.GetIds("id"), user, cancellationToken).ConfigureAwait(false)).Id;
            case "queue.discard":
                return await producers.DiscardFailedAsync(form.Get("stream"), form.GetIds("id"), cancellationToken).ConfigureAwait(false);
            case "queue.replay":
                return (await producers.ReplayAsync(Request(form, user), cancellationToken).ConfigureAwait(false)).Id;
            case "queue.resync":
                return (await producers.ResyncAsync(Request(form, user), cancellationToken).ConfigureAwait(false)).Id;
            default:
                return await producers.CancelAsync(form.FindNumber("replay") ?? throw new OperationFormException(StatusCodes.Status400BadRequest, "'replay' is missing."), cancellationToken).ConfigureAwait(false)
                    ? 1
                    : 0;
        }
    }

    private static ReplayRequest Request(OperationForm form, string? user) => new()
    {
        Stream = form.Get("stream"),
        From = form.FindTime("from"),
        To = form.FindTime("to"),
        Key = form.Find("key"),
        RatePerSecond = form.FindNumber("rate"),
        Reason = form.Find("reason"),
        RequestedBy = user,
    };

    private static async Task<long> InboxAsync(string action, EventInbox inbox, OperationForm form, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case "inbox.pause":
                await inbox.PauseAsync(form.Get("stream"), cancellationToken).ConfigureAwait(false);
                return 1;
            case "inbox.resume":
                await inbox.ResumeAsync(form.Get("stream"), cancellationToken).ConfigureAwait(false);
                return 1;
            case "inbox.clear":
                await inbox.ClearLostAsync(form.Get("stream"), cancellationToken).ConfigureAwait(false);
                return 1;
            case "inbox.retry":
                return await inbox.RetryAsync(form.GetIds("id"), cancellationToken).ConfigureAwait(false);
            case "inbox.park":
                return await inbox.ParkAsync(form.GetIds("id"), cancellationToken).ConfigureAwait(false);
            case "inbox.skip":
                return await inbox.SkipAsync(form.GetIds("id"), cancellationToken).ConfigureAwait(false);
            default:
                var replay = new InboxReplay
                {
                    Stream = form.Get("stream"),
                    From = form.FindTime("from") ?? DateTimeOffset.UnixEpoch,
                    To = form.FindTime("to") ?? DateTimeOffset.MaxValue,
                    Key = form.Find("key"),
                };
                return await inbox.ReplayAsync(replay, cancellationToken).ConfigureAwait(false);
        }
    }
}
