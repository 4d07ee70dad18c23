namespace EduCoop.Twinning.Registers;

/// <summary>Activities and joint plans as their histories tell them, beside how the tables keep them.</summary>
internal static class RecountLife
{
    // Who reported and when it was confirmed follow from the kinds of the versions: a correction asks for confirmation anew.
    internal const string Activities = """
        select 'activity' as about, a.activity_id as id, d.what, d.kept, d.counted
        from activity a
        left join lateral (select h.version, h.kind, h.said->'activity' as said, h.said->'report' as report, h.said->>'state' as state, h.at
                           from activity_history h where h.activity_id = a.activity_id order by h.version desc limit 1) l on true
        left join lateral (select h.side from activity_history h where h.activity_id = a.activity_id order by h.version limit 1) f on true
        left join lateral (select h.side from activity_history h where h.activity_id = a.activity_id and h.kind in ('reported', 'corrected') order by h.version desc limit 1) r on true
        cross join lateral (values
            ('version', a.version::text, l.version::text), ('state', a.state, l.state), ('school_year', a.school_year::text, l.said->>'schoolYear'), ('kind_code', a.kind_code, l.said->>'kindCode'),
            ('theme_code', a.theme_code, l.said->>'themeCode'), ('title', a.title, l.said->>'title'), ('content', a.content, l.said->>'text'), ('mode', a.mode, l.said->>'mode'),
            ('place', a.place, l.said->>'place'), ('leads', a.leads, l.said->>'leads'),
            ('starts_at', extract(epoch from a.starts_at)::text, extract(epoch from (l.said->>'startsAt')::timestamptz)::text),
            ('ends_at', extract(epoch from a.ends_at)::text, extract(epoch from (l.said->>'endsAt')::timestamptz)::text),
            ('held_on', a.held_on::text, l.report->>'heldOn'), ('minutes', a.minutes::text, l.report->>'minutes'),
            ('supporter_teachers', a.supporter_teachers::text, l.report->>'supporterTeachers'), ('supporter_pupils', a.supporter_pupils::text, l.report->>'supporterPupils'),
            ('seeker_teachers', a.seeker_teachers::text, l.report->>'seekerTeachers'), ('seeker_pupils', a.seeker_pupils::text, l.report->>'seekerPupils'), ('results', a.results, l.report->>'results'),
            ('proposed_by', a.proposed_by, f.side), ('reported_by', a.reported_by, case when l.state = 'held' then r.side end),
            ('confirmed', (a.confirmed_at is not null)::text, coalesce(l.kind = 'confirmed', false)::text)) d (what, kept, counted)
        where d.kept is distinct from d.counted order by a.activity_id, d.what limit 1
        """;

    internal const string Plans = """
        select 'plan' as about, p.agreement_id as id, d.what, d.kept, d.counted
        from pair_plan p
        left join lateral (select h.version, h.aims from pair_plan_history h where h.agreement_id = p.agreement_id and h.school_year = p.school_year order by h.sequence desc limit 1) l on true
        left join lateral (select max(h.version) filter (where h.side = 'supporter') as supporter, max(h.version) filter (where h.side = 'seeker') as seeker
                           from pair_plan_history h where h.agreement_id = p.agreement_id and h.school_year = p.school_year) s on true
        cross join lateral (values
            ('version', p.version::text, l.version::text), ('aims', p.aims, l.aims), ('supporter_agreed', p.supporter_agreed::text, s.supporter::text), ('seeker_agreed', p.seeker_agreed::text, s.seeker::text))
            d (what, kept, counted)
        where d.kept is distinct from d.counted order by p.agreement_id, p.school_year, d.what limit 1
        """;
}
