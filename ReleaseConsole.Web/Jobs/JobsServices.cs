using Quartz;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Jobs;

/// <summary>The schedule: clocks that call use cases, kept in the same database as what they work on.</summary>
internal static class JobsServices
{
    public static readonly JobKey WriteBack = new("write-back");
    public static readonly JobKey Drift = new("drift");

    public static void AddJobs(this IHostApplicationBuilder builder)
    {
        var storage = StorageOptions.From(builder.Configuration, Shell.ConsoleCore.Home);
        var drift = builder.Configuration.GetValue("ReleaseConsole:Watch:DriftCheckSeconds", 60);
        var sources = builder.Configuration.GetValue("ReleaseConsole:Ingest:SourceCheckSeconds", 15);
        var checkpoint = builder.Configuration.GetValue("ReleaseConsole:Audit:CheckpointSeconds", 300);
        builder.Services.AddSingleton<EachTenant>();
        builder.Services.AddSingleton(new VerificationAge(TimeSpan.FromHours(
            Math.Max(1, builder.Configuration.GetValue("ReleaseConsole:Audit:VerificationHours", 24)))));
        builder.Services.AddQuartz(jobs =>
        {
            jobs.UsePersistentStore(store => Keep(store, storage));
            jobs.AddJob<WriteBackJob>(job => job.WithIdentity(WriteBack).StoreDurably());
            jobs.AddTrigger(trigger => trigger.ForJob(WriteBack).WithIdentity("write-back").WithSimpleSchedule(every => every
                .WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()));
            jobs.AddJob<DriftJob>(job => job.WithIdentity(Drift).StoreDurably());
            jobs.AddTrigger(trigger => trigger.ForJob(Drift).WithIdentity("drift").WithSimpleSchedule(every => every
                .WithInterval(TimeSpan.FromSeconds(Math.Max(5, drift))).RepeatForever()));
            jobs.ScheduleJob<SourceJob>(trigger => trigger.WithIdentity("sources").WithSimpleSchedule(every => every
                .WithInterval(TimeSpan.FromSeconds(Math.Max(2, sources))).RepeatForever()));
            jobs.ScheduleJob<ReplyPurgeJob>(trigger => trigger.WithIdentity("reply-purge").WithSimpleSchedule(every => every
                .WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
            jobs.ScheduleJob<CheckpointJob>(trigger => trigger.WithIdentity("checkpoint").WithSimpleSchedule(every => every
                .WithInterval(TimeSpan.FromSeconds(Math.Max(5, checkpoint))).RepeatForever()));
            jobs.ScheduleJob<VerificationJob>(trigger => trigger.WithIdentity("verification").WithSimpleSchedule(every => every
                .WithInterval(TimeSpan.FromMinutes(30)).RepeatForever()));
        });
        builder.Services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        builder.Services.AddHostedService<JobNudge>();
    }

    private static void Keep(IPersistentStoreBuilder store, StorageOptions storage)
    {
        if (storage.Provider == DatabaseProvider.Sqlite)
            store.UseSqlite(storage.ConnectionString);
        else
        {
            // Several hosts may share the database: each job runs on one of them. Every host is given an id of its own.
            store.UsePostgres(storage.ConnectionString);
            store.UseClustering();
        }
        store.ProvisionSchema();
    }
}
