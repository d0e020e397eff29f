package com.tomriddelsdell.portfolio.image.intake;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Readers do not look whether their thread was interrupted, but tell how far they are: that is when this looks. */
final class AbortOnInterrupt implements IIOReadProgressListener {

    @Override
    public void imageStarted(ImageReader reader, int index) {
        look(reader);
    }

    @Override
    public void imageProgress(ImageReader reader, float percentage) {
        look(reader);
    }

    private static void look(ImageReader reader) {
        if (Thread.currentThread().isInterrupted()) {
            reader.abort();
        }
    }

    @Override
    public void imageComplete(ImageReader reader) {}

    @Override
    public void readAborted(ImageReader reader) {}

    @Override
    public void sequenceStarted(ImageReader reader, int minimum) {}

    @Override
    public void sequenceComplete(ImageReader reader) {}

    @Override
    public void thumbnailStarted(ImageReader reader, int image, int index) {}

    @Override
    public void thumbnailProgress(ImageReader reader, float percentage) {}

    @Override
    public void thumbnailComplete(ImageReader reader) {}
}
