package com.tomriddelsdell.portfolio.image.intake;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;

/** Makes pixels what every screen takes them for: opaque, and of the colour space sRGB. */
final class Colours {

    private Colours() {}

    /**
     * @param profile the colour space of {@code image} that its reader did not see; none of length 0
     */
    static BufferedImage opaqueSrgb(BufferedImage image, byte[] profile) {
        var tagged = profile.length == 0 ? screenGrey(image) : tagged(image, profile);
        return onWhite(tagged.getColorModel().getColorSpace().isCS_sRGB() ? tagged : converted(tagged));
    }

    /** Shades of grey without a profile are those of a screen, but Java takes them for linear ones. */
    private static BufferedImage screenGrey(BufferedImage image) {
        if (!image.getColorModel().getColorSpace().equals(ColorSpace.getInstance(ColorSpace.CS_GRAY))
                || !(image.getColorModel() instanceof ComponentColorModel model)) {
            return image;
        }
        var bands = model.hasAlpha() ? new int[] {0, 0, 0, 1} : new int[] {0, 0, 0};
        var raster = image.getRaster().createWritableChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, bands);
        var srgb = tagged(model, ColorSpace.getInstance(ColorSpace.CS_sRGB));
        return new BufferedImage(srgb, raster, model.isAlphaPremultiplied(), null);
    }

    /** Drawing would convert too, but pixel by pixel. */
    private static BufferedImage converted(BufferedImage image) {
        var type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var srgb = new BufferedImage(image.getWidth(), image.getHeight(), type);
        return new ColorConvertOp(null).filter(image, srgb);
    }

    private static BufferedImage onWhite(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = opaque.createGraphics();
        try {
            canvas.drawImage(image, 0, 0, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return opaque;
    }

    /** The same pixels, said to be of another colour space. A profile that does not fit them is passed over. */
    private static BufferedImage tagged(BufferedImage image, byte[] profile) {
        try {
            var space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
            return space.getType() == ColorSpace.TYPE_RGB
                            && image.getColorModel() instanceof ComponentColorModel model
                            && model.getColorSpace().isCS_sRGB()
                    ? new BufferedImage(tagged(model, space), image.getRaster(), false, null)
                    : image;
        } catch (IllegalArgumentException noProfile) {
            return image;
        }
    }

    private static ComponentColorModel tagged(ComponentColorModel model, ColorSpace space) {
        return new ComponentColorModel(
                space,
                model.hasAlpha(),
                model.isAlphaPremultiplied(),
                model.getTransparency(),
                model.getTransferType());
    }
}
