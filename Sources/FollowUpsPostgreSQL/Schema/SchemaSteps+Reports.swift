extension SchemaStep {
    static let reports = """
        -- Their list goes by id, and open ones may be many.
        CREATE INDEX cases_resolved_by_id ON cases (id) WHERE resolved_at IS NOT NULL;

        -- What a report counts stands in it.
        DROP INDEX cases_opened;
        CREATE INDEX cases_opened ON cases (opened_at, playbook, plan, resolved_at);

        """
}
