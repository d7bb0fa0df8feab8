namespace ReleaseConsole.Core.Compare;

/// <summary>What a difference is about: what rules and tables pick their lines by.</summary>
public enum ChangeTopic
{
    /// <summary>Wording without an instruction in it.</summary>
    Text,

    /// <summary>An instruction that forbids or obliges. Wider: it is gone or weaker; narrower: it is new or stronger.</summary>
    Obligation,
    Variable,

    /// <summary>A whole tool that came or went.</summary>
    Capability,
    Write,
    Destroy,
    OpenWorld,
    Repeat,

    /// <summary>A hint the file stated and no longer states; what silence means is in its own line.</summary>
    Annotation,

    /// <summary>Which values a parameter takes.</summary>
    Input,
    Parameter,
    Host,
    Description,
    Provider,
    ModelName,
    ModelParameter,
    Rows,
    RowKeys,
    Rule,
    Setting,
    Result,
    Other,

    /// <summary>A message of a chat prompt that came, went, moved or says something else.</summary>
    Message,

    /// <summary>Words that another role speaks now: a message under another role, or a variable that stands in another one.</summary>
    MessageRole,

    /// <summary>Lines that stand elsewhere, unchanged.</summary>
    Moved,

    /// <summary>In what form the model is to answer.</summary>
    OutputContract,

    /// <summary>An address, a tool or a kind of personal data that a prompt names; the label says which.</summary>
    Mention,

    /// <summary>How long a text is, in characters and estimated tokens.</summary>
    Length,

    /// <summary>The same thing under another name.</summary>
    Rename,

    /// <summary>What schemas as a whole take, where no single line says it.</summary>
    Schema,

    /// <summary>What a tool answers with.</summary>
    OutputSchema,

    /// <summary>What is taken for a parameter that a call leaves out.</summary>
    DefaultValue,

    /// <summary>A parameter that is copied into a header of the request (<c>x-mcp-header</c>).</summary>
    Header,

    /// <summary>Whether a person is asked before a call.</summary>
    Approval,

    /// <summary>Which tools of a server may be called.</summary>
    AllowedTools,

    /// <summary>Who besides the model may call a tool (<c>allowed_callers</c>).</summary>
    Caller,

    /// <summary>Which server carries a tool out.</summary>
    Server,

    /// <summary>How a server is reached.</summary>
    Transport,

    /// <summary>Which dated tool of a vendor it is.</summary>
    VendorTool,

    /// <summary>To which part of the web a vendor's tool is held, and how often it may be used.</summary>
    VendorLimit,

    /// <summary>Words in a description that give orders to the model, or hide them.</summary>
    Order,

    /// <summary>Where a model runs.</summary>
    Region,

    /// <summary>How much a model reads or writes at most.</summary>
    Limit,

    /// <summary>The day after which a model does not answer any more.</summary>
    Retirement,

    /// <summary>Whether the version of the model is fixed, or moves with its vendor.</summary>
    Alias,

    /// <summary>How often each label stands in a dataset.</summary>
    LabelShift,

    /// <summary>How long the texts of a dataset are.</summary>
    LengthShift,

    /// <summary>Rows that stand more than once.</summary>
    Duplicates,

    /// <summary>Rows of evaluation data that also stand in a prompt or in another dataset.</summary>
    Overlap,
    Licence,

    /// <summary>How sensitive data is.</summary>
    DataClass,

    /// <summary>What a policy does when a rule applies: deny, ask, allow …</summary>
    Action,

    /// <summary>A figure from which a policy acts.</summary>
    Threshold,

    /// <summary>What must be there before a release is shipped.</summary>
    Requirement,

    /// <summary>How many signatures it takes.</summary>
    Quorum,

    /// <summary>Whose signature it takes.</summary>
    Lane,

    /// <summary>When nothing is released.</summary>
    Freeze,

    /// <summary>Environments that differ although no overlay says so, or an overlay that no longer makes a difference.</summary>
    EnvironmentGap,

    /// <summary>
    /// An instruction, mostly a figure, a scope or a condition of it, that changed and of which nothing says whether it lets more through.
    /// </summary>
    Figure,

    /// <summary>What rows of a dataset say in a column.</summary>
    Cells,

    /// <summary>Who answers where a model does not.</summary>
    Fallback,

    /// <summary>As whom a tool acts: what it authorises itself with, and how far that reaches.</summary>
    Credential,

    /// <summary>Sentences in a language that is not read for instructions, or only in part.</summary>
    Unread,

    /// <summary>A prompt that another one is composed of. Wider: rules went with it.</summary>
    Included,
}
