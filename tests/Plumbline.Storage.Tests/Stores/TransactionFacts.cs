using System.Data.Common;
using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Stores;

/// <summary>What commits together, whatever the database.</summary>
/// <param name="kind">The database.</param>
public abstract class TransactionFacts(DatabaseKind kind) : DatabaseFacts(kind)
{
    [Fact]
    public async Task Stores_join_the_transaction_around_them()
    {
        var row = Rows.Item();
        await Storage.InTransactionAsync(
            async (transaction, token) =>
            {
                Assert.Same(transaction, Storage.CurrentTransaction);
                await Items.InsertAsync(row, token);
                await Notes.InsertAsync(new Note { Key = "k" }, token);
                Assert.NotNull(await Items.FindAsync(row.Id, token));
                Assert.Equal(0, await Database.CountAsync("select count(*) from items"));
            },
            Stop);
        Assert.Null(Storage.CurrentTransaction);
        Assert.Equal((1, 1), (await Items.CountAsync(TableQuery.All, Stop), await Notes.CountAsync(TableQuery.All, Stop)));
    }

    [Fact]
    public async Task Scenario_7_what_throws_leaves_neither_rows_nor_journal_nor_queue()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Storage.InTransactionAsync(
            async (_, token) =>
            {
                await Items.InsertAsync(Rows.Item(), token);
                await Notes.InsertAsync(new Note { Key = "k" }, token);
                throw new TimeoutException();
            },
            Stop));
        await AssertEmptyAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.InTransactionAsync(
            async (_, token) =>
            {
                await Items.InsertAsync(Rows.Item(), token);
                await Items.InsertAsync(Rows.Item(), new CancellationToken(canceled: true));
            },
            Stop));
        await AssertEmptyAsync();
    }

    [Fact]
    public async Task Scenario_7_a_savepoint_that_was_rolled_back_leaves_nothing_of_its_own()
    {
        await Storage.InTransactionAsync(
            async (_, token) =>
            {
                await Items.InsertAsync(Rows.Item("outer"), token);
                await Assert.ThrowsAsync<UniqueViolationException>(() => Storage.InTransactionAsync(
                    async (_, inner) =>
                    {
                        await Items.InsertAsync(Rows.Item("inner") with { Code = "c" }, inner);
                        await Items.InsertAsync(Rows.Item("inner") with { Code = "c" }, inner);
                    },
                    token));
                await Storage.InTransactionAsync((_, inner) => Items.InsertAsync(Rows.Item("after") with { Code = "c" }, inner), token);
            },
            Stop);
        Assert.Equal(["after", "outer"], await Database.ListAsync($"select text_value from {Database.Journal("items")} order by text_value"));
        Assert.Equal(2, await Database.CountAsync($"select count(*) from {Database.Outbox}"));
    }

    [Fact]
    public async Task Scenario_7_a_failed_write_spoils_the_transaction_unless_it_was_nested()
    {
        await Items.InsertAsync(Rows.Item() with { Code = "c" }, Stop);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Storage.InTransactionAsync(
            async (_, token) =>
            {
                await Items.InsertAsync(Rows.Item(), token);
                await Assert.ThrowsAsync<UniqueViolationException>(() => Items.InsertAsync(Rows.Item() with { Code = "c" }, token));
            },
            Stop));
        Assert.Contains("InTransactionAsync of its own", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Items.CountAsync(TableQuery.All, Stop));
        Assert.Equal("I", await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task Commands_of_ones_own_join_too()
    {
        await Storage.InTransactionAsync(
            async (transaction, token) =>
            {
                await Notes.InsertAsync(new Note { Key = "k" }, token);
                await using var command = transaction.Connection!.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "update \"order\" set \"select\" = 'by command'";
                Assert.Equal(1, await command.ExecuteNonQueryAsync(token));
                Assert.Equal("by command", (await Notes.GetAsync("k", token)).Select);
            },
            Stop);
        Assert.Equal("IU", await Database.OperationsAsync("order"));
    }

    [Fact]
    public async Task Work_may_use_stores_from_several_tasks()
    {
        await Storage.InTransactionAsync((_, token) => Task.WhenAll(Enumerable.Range(0, 20).Select(i => Notes.InsertAsync(new Note { Key = $"{i}" }, token))), Stop);
        Assert.Equal(20, await Notes.CountAsync(TableQuery.All, Stop));
    }

    [Fact]
    public async Task What_outlives_the_transaction_does_not_write_in_it()
    {
        var gate = new TaskCompletionSource();
        Task<Note>? later = null;
        await Storage.InTransactionAsync(
            (_, token) =>
            {
                later = Task.Run(
                    async () =>
                    {
                        await gate.Task;
                        return await Notes.InsertAsync(new Note { Key = "later" }, token);
                    },
                    token);
                return Task.CompletedTask;
            },
            Stop);
        gate.SetResult();
        await later!;
        Assert.Equal(1, await Notes.CountAsync(TableQuery.All, Stop));
    }

    [Fact]
    public async Task Who_waits_for_the_queue_hears_of_commits_only()
    {
        var commits = 0;
        Storage.Committed += () => Interlocked.Increment(ref commits);
        await Items.InsertAsync(Rows.Item(), Stop);
        Assert.Equal(1, commits);
        await Assert.ThrowsAsync<TimeoutException>(() => Storage.InTransactionAsync(
            async (_, token) =>
            {
                await Items.InsertAsync(Rows.Item(), token);
                throw new TimeoutException();
            },
            Stop));
        Assert.Equal(1, commits);
        await Items.CountAsync(TableQuery.All, Stop);
        Assert.Equal(1, commits);
    }

    [Fact]
    public async Task Two_transactions_that_want_one_row_do_not_lose_a_change()
    {
        await Counts.InsertAsync(new Count { Number = 1 }, Stop);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () => Storage.InTransactionAsync((_, token) => Counts.UpdateAsync(1, count => count with { Total = count.Total + 1 }, token), Stop), Stop)));
        Assert.Equal(6, (await Counts.GetAsync(1, Stop)).Total);
    }

    [Fact]
    public async Task A_write_that_waits_for_another_process_is_done_when_that_ends()
    {
        await Notes.InsertAsync(new Note { Key = "k" }, Stop);
        await using var other = Database.Connect();
        await other.OpenAsync(Stop);
        await using var transaction = await other.BeginTransactionAsync(Stop);
        await using (DbCommand command = other.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText = "update \"order\" set \"select\" = 'other'";
            await command.ExecuteNonQueryAsync(Stop);
        }

        var update = Task.Run(() => Notes.UpdateAsync("k", note => note with { Select = note.Select + " and ours" }, Stop), Stop);
        await Task.WhenAny(update, Task.Delay(300, Stop));
        Assert.False(update.IsCompleted);
        await transaction.CommitAsync(Stop);
        Assert.Equal("other and ours", (await update)!.Select);
        Assert.Equal("IUU", await Database.OperationsAsync("order"));
    }

    private async Task AssertEmptyAsync()
    {
        Assert.Equal(0, await Items.CountAsync(TableQuery.All, Stop));
        Assert.Equal(0, await Notes.CountAsync(TableQuery.All, Stop));
        Assert.Equal("", await Database.OperationsAsync("items"));
        Assert.Equal(0, await Database.CountAsync($"select count(*) from {Database.Outbox}"));
    }
}
