using System.Diagnostics;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Twinning.Agreements;
using Xunit.Abstractions;

namespace EduCoop.Twinning.Tests.Agreements;

/// <summary>Random steps of random people, with repetitions, in random orders, with restarts in between: checked by code that knows only the law of the process.</summary>
public sealed class RandomOrderTests(ITestOutputHelper output)
{
    private static readonly AgreementParty[] Schools = [AgreementParty.SupporterSchool, AgreementParty.SeekerSchool];
    private static readonly AgreementParty[] Offices = [AgreementParty.SupporterOffice, AgreementParty.SeekerOffice];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>A million with EDUCOOP_LONG=1, else as many as fit into some seconds and at least two thousand.</summary>
    [Fact]
    public void No_pair_is_active_without_four_consents_and_every_order_ends_the_same()
    {
        var isLong = Environment.GetEnvironmentVariable("EDUCOOP_LONG") == "1";
        var wanted = isLong ? 1_000_000 : 2_000;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("EDUCOOP_SEED"), out var given) ? given : 20261128;
        var clock = Stopwatch.StartNew();
        long done = 0;
        int rounds = 0, active = 0, pendingAtFirst = 0;
        while (done < wanted || (!isLong && clock.Elapsed < Patience))
        {
            var random = new Random(seed + rounds++);
            var script = new Script { Ids = random };
            var messages = RandomMessages(script, random);
            var first = Deliver(script, messages, random, ref done, ref pendingAtFirst);
            for (var order = 0; order < 2; order++)
            {
                var other = Deliver(script, messages, random, ref done, ref pendingAtFirst);
                Assert.True(first.Standing == other.Standing, $"seed {seed + rounds - 1}: {first.Standing} against {other.Standing}");
                Assert.True(first.Dispositions.SequenceEqual(other.Dispositions), $"seed {seed + rounds - 1}: the same messages count differently");
            }

            active += first.Standing.ActiveSince is null ? 0 : 1;
        }

        output.WriteLine($"{done} messages in {rounds} agreements, {active} of them became active, {pendingAtFirst} messages waited; {clock.Elapsed.TotalSeconds:0.0} s");
        // A run in which nothing ever became active, or nothing ever waited, would prove nothing.
        Assert.True(active > rounds / 50 && pendingAtFirst > rounds / 10, $"{active} active, {pendingAtFirst} pending in {rounds}");
    }

    /// <summary>People who are told no: what is refused leaves no trace, what is kept is the same as had it come from elsewhere.</summary>
    [Fact]
    public void What_is_refused_here_changes_nothing_and_what_is_kept_counts()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var script = new Script { Ids = random };
            var agreement = Agreement.Empty(script.Id);
            foreach (var message in RandomMessages(script, random).Order(Comparer<AgreementMessage>.Create(AgreementReplay.Compare)))
            {
                var outcome = agreement.Apply(message, isOwn: true, Script.Day(1000));
                Assert.True(outcome.Refusal is null ? outcome.Agreement.Version == agreement.Version + 1 : ReferenceEquals(outcome.Agreement, agreement));
                agreement = outcome.Agreement;
                Check(agreement, seed);
            }

            Assert.All(agreement.Dispositions, disposition => Assert.Equal(AgreementEffect.Applied, disposition.Effect));
        }
    }

    private static Agreement Deliver(Script script, AgreementMessage[] messages, Random random, ref long done, ref int pending)
    {
        var agreement = Agreement.Empty(script.Id);
        var isToldActive = false;
        // Some come twice, none is left out.
        var queue = messages.Concat(messages.Where(_ => random.Next(4) == 0)).ToArray();
        random.Shuffle(queue);
        foreach (var message in queue)
        {
            var outcome = agreement.Apply(message with { LearnedAt = Script.Day(random.Next(100)) }, isOwn: false, Script.Day(1000));
            Assert.Null(outcome.Refusal);
            agreement = outcome.Agreement;
            isToldActive = outcome.Facts.Aggregate(isToldActive, (told, fact) => fact switch
            {
                AgreementFact.Activated => true,
                AgreementFact.Ended or AgreementFact.Declined => false,
                _ => told,
            });
            Assert.True((agreement.Standing.State == AgreementState.Active) == isToldActive, $"{agreement.Standing} and the neighbours heard {string.Join(", ", outcome.Facts)} last");
            Check(agreement, done);
            done++;
            if (random.Next(10) == 0)
            {
                agreement = Restart(agreement, random);
            }
        }

        pending += agreement.Dispositions.Count(disposition => disposition.Effect == AgreementEffect.Pending);
        // Nothing lost: every message that was ever sent is there, once.
        Assert.Equal(messages.Select(message => message.MessageId).Order(), agreement.Messages.Select(message => message.MessageId).Order());
        return agreement;
    }

    // What a process that died knows again: what was written, read in any order.
    private static Agreement Restart(Agreement agreement, Random random)
    {
        var written = agreement.Messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Options)).ToArray();
        random.Shuffle(written);
        var read = Agreement.Of(agreement.Id, written.Select(text => JsonSerializer.Deserialize<AgreementMessage>(text, ContractJson.Options)!));
        Assert.Equal(agreement.Standing, read.Standing);
        return read;
    }

    // Knows nothing of how the standing was found: only the messages that are said to count.
    private static void Check(Agreement agreement, long where)
    {
        if (agreement.Standing.State != AgreementState.Active)
        {
            return;
        }

        var counted = agreement.Messages.Where((_, i) => agreement.Dispositions[i].Effect == AgreementEffect.Applied).ToArray();
        var proposal = counted.Single(message => message.Step == AgreementStep.Propose);
        var consents = new List<AgreementMessage>();
        foreach (var party in Schools.Concat(Offices))
        {
            var step = Schools.Contains(party) ? AgreementStep.Accept : AgreementStep.Approve;
            consents.Add(proposal.Party == party && Schools.Contains(party) ? proposal : counted.Single(message => message.Step == step && message.Party == party));
        }

        Assert.True(consents.Select(message => message.By).Distinct().Count() == 4, $"{where}: fewer than four persons");
        Assert.True(consents.All(message => message.Authority == Script.AuthorityOf(message.Party)), $"{where}: a consent from elsewhere");
        Assert.True(proposal.Party != AgreementParty.Proposer || consents.Where(message => message.Step == AgreementStep.Approve).All(message => message.By != proposal.By), $"{where}: approved by who proposed");
        Assert.True(counted.All(message => message.Step is not (AgreementStep.Decline or AgreementStep.Withdraw or AgreementStep.End or AgreementStep.Expire)), $"{where}: active after a no");
    }

    internal static AgreementMessage[] RandomMessages(Script script, Random random)
    {
        var messages = new List<AgreementMessage>(script.FourConsents());
        if (random.Next(2) == 0)
        {
            messages[0] = script.Message(AgreementStep.Propose, Schools[random.Next(2)], 1 + random.Next(6), random.Next(3));
        }

        for (var i = random.Next(12); i > 0; i--)
        {
            messages.Add(RandomMessage(script, random));
        }

        if (random.Next(5) == 0)
        {
            messages.RemoveAt(random.Next(messages.Count));
        }

        return [.. messages];
    }

    private static AgreementMessage RandomMessage(Script script, Random random)
    {
        // Half of the steps are consents, so that agreements live long enough to show something.
        var step = random.Next(2) == 0 ? (random.Next(2) == 0 ? AgreementStep.Accept : AgreementStep.Approve) : (AgreementStep)random.Next(8);
        var party = step switch
        {
            AgreementStep.Propose => random.Next(2) == 0 ? AgreementParty.Proposer : Schools[random.Next(2)],
            AgreementStep.Expire => AgreementParty.Proposer,
            _ => (AgreementParty)random.Next(5),
        };
        // Few people and few moments: clashes of both are what is looked for.
        var message = script.Message(step, party, 1 + random.Next(9), random.Next(8), step == AgreementStep.Renew ? 2026 + random.Next(4) : null);
        message = step == AgreementStep.Expire ? message with { ExpiredState = (AgreementState)(1 + random.Next(3)), ExpiredSince = Script.Day(random.Next(8)) } : message;
        return random.Next(10) == 0 ? message with { Authority = "cao-bang" } : message;
    }
}
