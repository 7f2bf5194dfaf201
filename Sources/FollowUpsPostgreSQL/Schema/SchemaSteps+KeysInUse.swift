extension SchemaStep {
    static let keysInUse = """
        -- Which keys what is encrypted needs: of a secret, the first bytes say so. Most letters have none.
        CREATE INDEX letters_sealed ON letters (substring(sealed FROM 1 FOR 5)) WHERE sealed IS NOT NULL;

        """
}
