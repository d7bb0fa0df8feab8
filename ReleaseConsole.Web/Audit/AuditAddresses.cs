using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Audit;

/// <summary>Where the audit page shows a filter, and where its answer is taken from as a file.</summary>
internal static class AuditAddresses
{
    extension(AuditFilter filter)
    {
        public string Url => Urls.For(filter.Product).Audit([.. filter.Parts]);

        /// <summary>The shown page as a file.</summary>
        public string ExportUrl(string format) => Urls.For(filter.Product).AuditExport([.. filter.Parts, ("format", format)]);

        /// <summary>Where the whole answer with its proofs is asked for; only by post, because the log tells who took it.</summary>
        public string ProofUrl => Urls.For(filter.Product).AuditExport([.. filter.Search.Parts]);

        public string EntryUrl(long? index) => (filter with { Entry = index }).Url;
    }
}
