extension SchemaStep {
    static let indexesOfCases = """
        -- Resolved cases are listed by id, among open ones that may be many.
        CREATE INDEX cases_resolved_by_id ON cases (id) WHERE resolved_at IS NOT NULL;

        -- A report counts cases by nothing else.
        DROP INDEX cases_opened;
        CREATE INDEX cases_opened ON cases (opened_at, playbook, plan, resolved_at);

        """
}
