using System.Buffers;

namespace Plumbline.Producing.Tests;

public sealed class BodyBufferTests
{
    [Fact]
    public void Keeps_bodies_of_any_size_in_one_piece_each_and_apart()
    {
        using var buffer = new BodyBuffer();
        var random = new Random(1);
        for (var round = 0; round < 3; round++)
        {
            buffer.Reset();
            var bodies = new List<(byte[] Expected, ReadOnlyMemory<byte> Actual)>();
            for (var i = 0; i < 300; i++)
            {
                var expected = new byte[random.Next(0, i % 50 == 0 ? 200_000 : 3_000)];
                random.NextBytes(expected);
                buffer.Begin();
                foreach (var part in expected.Chunk(700))
                    buffer.Write(part);

                bodies.Add((expected, buffer.End()));
            }

            Assert.All(bodies, body => Assert.True(body.Actual.Span.SequenceEqual(body.Expected)));
        }
    }

    [Fact]
    public void Drops_what_a_failed_event_wrote()
    {
        using var buffer = new BodyBuffer();
        buffer.Begin();
        buffer.Write("half"u8);
        buffer.Begin();
        buffer.Write("whole"u8);

        Assert.True(buffer.End().Span.SequenceEqual("whole"u8));
    }

    [Fact]
    public void Is_used_by_events_on_its_thread_only_until_the_end()
    {
        using var buffer = new BodyBuffer();
        using (buffer.Use())
            Assert.Same(buffer, BodyBuffer.Current);

        Assert.Null(BodyBuffer.Current);
    }
}
