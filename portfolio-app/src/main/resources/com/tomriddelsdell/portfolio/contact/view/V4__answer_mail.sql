ALTER TABLE ${schema}.contact_remark
    ADD COLUMN by_mail boolean NOT NULL DEFAULT false,
    ADD COLUMN sent_at timestamptz;
