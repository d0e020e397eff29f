-- The images of a project in their order, and which one stands for it, as JSON: they are read and written together.
ALTER TABLE ${schema}.project ADD COLUMN images text NOT NULL DEFAULT '{"items":[],"cover":""}';
