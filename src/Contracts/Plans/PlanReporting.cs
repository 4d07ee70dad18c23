namespace EduCoop.Contracts.Plans;

/// <summary>One duty to report, as the plan words it. What the plan does not say stays null: nobody fills it in.</summary>
/// <param name="Position">Its place in the plan, from 0; with the plan's id it names the duty for ever.</param>
/// <param name="Who">Who reports.</param>
/// <param name="To">Who receives.</param>
/// <param name="Via">Through whom.</param>
/// <param name="Kind">periodic or adhoc.</param>
/// <param name="Frequency">How often, as written.</param>
/// <param name="DeadlineText">The deadline, as written.</param>
public sealed record PlanReporting(int Position, string? Who, string? To, string? Via, string? Kind, string? Frequency, string? DeadlineText);
