// An image to upload.

/** A few pixels of two colours, as the browser itself makes a PNG file of them. */
export async function drawing(page, width) {
    const url = await page.evaluate((wide) => {
        const canvas = document.createElement('canvas');
        canvas.width = wide;
        canvas.height = wide / 2;
        const brush = canvas.getContext('2d');
        brush.fillStyle = '#a8432f';
        brush.fillRect(0, 0, wide, wide / 2);
        brush.fillStyle = '#f3ede2';
        brush.fillRect(0, 0, wide / 2, wide / 4);
        return canvas.toDataURL('image/png');
    }, width);
    return Buffer.from(url.split(',')[1], 'base64');
}
