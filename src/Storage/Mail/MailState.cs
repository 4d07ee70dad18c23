namespace EduCoop.Storage.Mail;

/// <summary>How a mail of a digest stands.</summary>
public enum MailState
{
    /// <summary>The unit has no mailbox, or there is no mail server.</summary>
    None,

    /// <summary>Waits to be sent.</summary>
    Waiting,

    /// <summary>Is being handed over.</summary>
    Sending,

    /// <summary>The server has taken it.</summary>
    Sent,

    /// <summary>The server refused it.</summary>
    Failed,

    /// <summary>The connection or the process ended in the middle; it is not sent again by itself.</summary>
    Uncertain,
}
