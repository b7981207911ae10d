<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ui::ActivityModel</name>
    <message numerus="yes">
        <source>%n writes</source>
        <translation>
            <numerusform>%n write</numerusform>
            <numerusform>%n writes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ActivityPage</name>
    <message numerus="yes">
        <source>%n writes; values of Secrets are not kept</source>
        <translation>
            <numerusform>%n write; values of Secrets are not kept</numerusform>
            <numerusform>%n writes; values of Secrets are not kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n changes…</source>
        <translation>
            <numerusform>Undo %n change…</numerusform>
            <numerusform>Undo %n changes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AppsPage</name>
    <message numerus="yes">
        <source>%n app(s)</source>
        <translation>
            <numerusform>%n app</numerusform>
            <numerusform>%n apps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ClaimInspector</name>
    <message numerus="yes">
        <source>%n job(s) wait for it.</source>
        <translation>
            <numerusform>%n job waits for it.</numerusform>
            <numerusform>%n jobs wait for it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CreatePage</name>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n objects</source>
        <translation>
            <numerusform>Create %n object</numerusform>
            <numerusform>Create %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exists: %n changes</source>
        <translation>
            <numerusform>exists: %n change</numerusform>
            <numerusform>exists: %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects were not written.</source>
        <translation>
            <numerusform>%n object was not written.</numerusform>
            <numerusform>%n objects were not written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects were written.</source>
        <translation>
            <numerusform>%n object was written.</numerusform>
            <numerusform>%n objects were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DeleteDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EditPage</name>
    <message numerus="yes">
        <source>%n values are hidden.</source>
        <translation>
            <numerusform>%n value is hidden.</numerusform>
            <numerusform>%n values are hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accepted, %n fields filled in</source>
        <translation>
            <numerusform>accepted, %n field filled in</numerusform>
            <numerusform>accepted, %n fields filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors to put right before saving</source>
        <translation>
            <numerusform>%n error to put right before saving</numerusform>
            <numerusform>%n errors to put right before saving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is in your changes, too.</source>
        <translation>
            <numerusform>%n of them is in your changes, too.</numerusform>
            <numerusform>%n of them are in your changes, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n fields</source>
        <translation>
            <numerusform>Merge %n field</numerusform>
            <numerusform>Merge %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields: %1.</source>
        <translation>
            <numerusform>%n field: %1.</numerusform>
            <numerusform>%n fields: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EventLines</name>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FieldHitsModel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2, %n fields</source>
        <translation>
            <numerusform>%1 in %2, %n field</numerusform>
            <numerusform>%1 in %2, %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FieldResults</name>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds</source>
        <comment>after: 12 fields in</comment>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched: names, paths, descriptions and guide texts of %n fields.</source>
        <translation>
            <numerusform>Searched: names, paths, descriptions and guide texts of %n field.</numerusform>
            <numerusform>Searched: names, paths, descriptions and guide texts of %n fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FoldedLines</name>
    <message numerus="yes">
        <source>… %n unchanged lines</source>
        <translation>
            <numerusform>… %n unchanged line</numerusform>
            <numerusform>… %n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormFoot</name>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormHeads</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields, %1 set</source>
        <translation>
            <numerusform>%n field, %1 set</numerusform>
            <numerusform>%n fields, %1 set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormOutline</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormPane</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormWords</name>
    <message numerus="yes">
        <source>%n more set fields</source>
        <translation>
            <numerusform>%n more set field</numerusform>
            <numerusform>%n more set fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Format</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ForwardRow</name>
    <message numerus="yes">
        <source>to %1, %n connection(s)</source>
        <translation>
            <numerusform>to %1, %n connection</numerusform>
            <numerusform>to %1, %n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobCommands</name>
    <message numerus="yes">
        <source>%1 now asks for %n replica(s).</source>
        <translation>
            <numerusform>%1 now asks for %n replica.</numerusform>
            <numerusform>%1 now asks for %n replicas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPUs</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobGalleryPage</name>
    <message numerus="yes">
        <source>this cluster offers %n kinds</source>
        <translation>
            <numerusform>this cluster offers %n kind</numerusform>
            <numerusform>this cluster offers %n kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds of jobs</source>
        <translation>
            <numerusform>%n kind of jobs</numerusform>
            <numerusform>%n kinds of jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobOverview</name>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobTotal</name>
    <message numerus="yes">
        <source>%n replicas</source>
        <translation>
            <numerusform>%n replica</numerusform>
            <numerusform>%n replicas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobsPage</name>
    <message numerus="yes">
        <source>%n job(s) are hidden.</source>
        <translation>
            <numerusform>%n job is hidden.</numerusform>
            <numerusform>%n jobs are hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogFoot</name>
    <message numerus="yes">
        <source>%n new line(s) below</source>
        <translation>
            <numerusform>%n new line below</numerusform>
            <numerusform>%n new lines below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogNotes</name>
    <message numerus="yes">
        <source>%1. %n other replica(s) stopped within %2.</source>
        <translation>
            <numerusform>%1. %n other replica stopped within %2.</numerusform>
            <numerusform>%1. %n other replicas stopped within %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogView</name>
    <message numerus="yes">
        <source>Following; %n container(s) have not started yet</source>
        <translation>
            <numerusform>Following; %n container has not started yet</numerusform>
            <numerusform>Following; %n containers have not started yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stream(s) open</source>
        <translation>
            <numerusform>%n stream open</numerusform>
            <numerusform>%n streams open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) wait for their turn</source>
        <translation>
            <numerusform>%n replica waits for its turn</numerusform>
            <numerusform>%n replicas wait for their turn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log(s) cannot be read</source>
        <translation>
            <numerusform>%n log cannot be read</numerusform>
            <numerusform>%n logs cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LookupChoices</name>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n objects</source>
        <translation>
            <numerusform>on %n object</numerusform>
            <numerusform>on %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message numerus="yes">
        <source>%n projects</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Navigation</name>
    <message numerus="yes">
        <source>%1 of %n projects</source>
        <translation>
            <numerusform>%1 of %n project</numerusform>
            <numerusform>%1 of %n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n projects</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NewJobPage</name>
    <message numerus="yes">
        <source>%n errors to put right; the first: %1</source>
        <translation>
            <numerusform>%n error to put right; the first: %1</numerusform>
            <numerusform>%n errors to put right; the first: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::OutlineModel</name>
    <message numerus="yes">
        <source>%1, %n errors</source>
        <translation>
            <numerusform>%1, %n error</numerusform>
            <numerusform>%1, %n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n fields</source>
        <translation>
            <numerusform>%1, %n field</numerusform>
            <numerusform>%1, %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProjectWords</name>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QueueInspector</name>
    <message numerus="yes">
        <source>%n waiting, %1 in all</source>
        <translation>
            <numerusform>%n waiting, %1 in all</numerusform>
            <numerusform>%n waiting, %1 in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QueuesPage</name>
    <message numerus="yes">
        <source>A new job of up to %n GPU(s) can start at once in queue %1.</source>
        <translation>
            <numerusform>A new job of up to %n GPU can start at once in queue %1.</numerusform>
            <numerusform>A new job of up to %n GPUs can start at once in queue %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s) are free in the project&apos;s quota.</source>
        <translation>
            <numerusform>%n GPU is free in the project&apos;s quota.</numerusform>
            <numerusform>%n GPUs are free in the project&apos;s quota.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queue(s), %1 open</source>
        <translation>
            <numerusform>%n queue, %1 open</numerusform>
            <numerusform>%n queues, %1 open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ResourcePage</name>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n name</numerusform>
            <numerusform>%n names</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReviewDialog</name>
    <message numerus="yes">
        <source>Merge %n fields</source>
        <translation>
            <numerusform>Merge %n field</numerusform>
            <numerusform>Merge %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields taken over</source>
        <translation>
            <numerusform>%n field taken over</numerusform>
            <numerusform>%n fields taken over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SectionHead</name>
    <message numerus="yes">
        <source>%1, %n errors</source>
        <translation>
            <numerusform>%1, %n error</numerusform>
            <numerusform>%1, %n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message numerus="yes">
        <source>%n settings differ from the default</source>
        <translation>
            <numerusform>%n setting differs from the default</numerusform>
            <numerusform>%n settings differ from the default</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message numerus="yes">
        <source>%n clusters. The list follows the kubeconfig files when they change.</source>
        <translation>
            <numerusform>%n cluster. The list follows the kubeconfig files when they change.</numerusform>
            <numerusform>%n clusters. The list follows the kubeconfig files when they change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusBar</name>
    <message numerus="yes">
        <source>%n background tasks</source>
        <translation>
            <numerusform>%n background task</numerusform>
            <numerusform>%n background tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StoragePage</name>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shim(s)</source>
        <translation>
            <numerusform>%n shim</numerusform>
            <numerusform>%n shims</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TransfersPane</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::VolumesFieldEditor</name>
    <message numerus="yes">
        <source>and %n more folders</source>
        <translation>
            <numerusform>and %n more folder</numerusform>
            <numerusform>and %n more folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::YamlEditor</name>
    <message numerus="yes">
        <source>… %n lines</source>
        <translation>
            <numerusform>… %n line</numerusform>
            <numerusform>… %n lines</numerusform>
        </translation>
    </message>
</context>
</TS>
