namespace EduCoop.Contracts.Plans;

/// <summary>How a piece of work stands. Whether it is late follows from its days.</summary>
public enum TaskState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Handed in, waits to be accepted.</summary>
    Waiting,

    /// <summary>Done and accepted.</summary>
    Accepted,

    /// <summary>No longer to be done.</summary>
    Cancelled,
}
