"""Pictures as SVG text: QR codes and bars."""
