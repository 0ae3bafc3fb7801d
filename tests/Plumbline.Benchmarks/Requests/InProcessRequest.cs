using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Plumbline.Benchmarks.Requests;

/// <summary>A request that is made again and again on one context, so that only what the endpoint does is measured.</summary>
internal sealed class InProcessRequest
{
    private readonly RequestDelegate _endpoint;
    private readonly DefaultHttpContext _context;
    private readonly Answer _answer = new();
    private readonly Body _body;

    /// <summary>Prepares a request.</summary>
    /// <param name="application">Whose endpoint it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="id">The path parameter <c>id</c>; null where the path has none.</param>
    /// <param name="body">The body; null where there is none.</param>
    public InProcessRequest(IHost application, RouteEndpoint endpoint, string? id = null, byte[]? body = null)
    {
        _endpoint = endpoint.RequestDelegate!;
        _body = new(body ?? []);
        _context = new DefaultHttpContext { RequestServices = application.Services };
        _context.Features.Set<IHttpResponseBodyFeature>(_answer);
        _context.Features.Set<IRequestBodyPipeFeature>(_body);
        _context.Features.Set<IHttpRequestBodyDetectionFeature>(_body);
        _context.SetEndpoint(endpoint);
        _context.Request.Method = body is null ? HttpMethods.Get : HttpMethods.Post;
        _context.Request.Path = "/accounts" + (id is null ? "" : "/" + id);
        _context.Request.Headers.Accept = "application/json";
        if (id is not null)
            _context.Request.RouteValues["id"] = id;

        if (body is not null)
        {
            _context.Request.ContentType = "application/json";
            _context.Request.ContentLength = body.Length;
        }
    }

    /// <summary>The status of the last answer.</summary>
    public int Status => _context.Response.StatusCode;

    /// <summary>The body of the last answer.</summary>
    public string Text => Encoding.UTF8.GetString(_answer.Written);

    /// <summary>Makes the request.</summary>
    public object? Run()
    {
        _context.Response.StatusCode = StatusCodes.Status200OK;
        _context.Response.Headers.Clear();
        _answer.Clear();
        _body.Start();
        var answered = _endpoint(_context);
        if (!answered.IsCompletedSuccessfully)
            answered.GetAwaiter().GetResult();

        return null;
    }

    /// <summary>Takes the body of an answer and keeps it in one piece.</summary>
    private sealed class Answer : PipeWriter, IHttpResponseBodyFeature
    {
        private readonly byte[] _buffer = new byte[1024 * 1024];
        private int _length;

        public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

        public Stream Stream => AsStream();

        public PipeWriter Writer => this;

        public override bool CanGetUnflushedBytes => true;

        public override long UnflushedBytes => _length;

        public void Clear() => _length = 0;

        public override void Advance(int bytes) => _length += bytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer.AsMemory(_length);

        public override Span<byte> GetSpan(int sizeHint = 0) => _buffer.AsSpan(_length);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public Task CompleteAsync() => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public void DisableBuffering()
        {
        }
    }

    /// <summary>Hands out the body of a request, all of it at once.</summary>
    private sealed class Body(byte[] text) : PipeReader, IRequestBodyPipeFeature, IHttpRequestBodyDetectionFeature
    {
        private readonly ReadOnlySequence<byte> _text = new(text);
        private ReadOnlySequence<byte> _rest;

        public PipeReader Reader => this;

        public bool CanHaveBody => text.Length > 0;

        public void Start() => _rest = _text;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => new(new ReadResult(_rest, isCanceled: false, isCompleted: true));

        public override bool TryRead(out ReadResult result)
        {
            result = new(_rest, isCanceled: false, isCompleted: true);
            return true;
        }

        public override void AdvanceTo(SequencePosition consumed) => _rest = _rest.Slice(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => AdvanceTo(consumed);

        public override void CancelPendingRead()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
