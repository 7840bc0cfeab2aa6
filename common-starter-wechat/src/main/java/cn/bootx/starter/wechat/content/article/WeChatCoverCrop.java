package cn.bootx.starter.wechat.content.article;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.DoubleStream;

import org.jspecify.annotations.Nullable;

/**
 * The part of a picture that is shown as the cover: left upper and right lower corner,
 * each coordinate from 0 to 1 of the picture's width or height. WeChat takes six
 * decimals; more are rounded.
 *
 * @param x1 left
 * @param y1 top
 * @param x2 right
 * @param y2 bottom
 * @since 0.1.0
 */
public record WeChatCoverCrop(double x1, double y1, double x2, double y2) {

	private static final int DECIMALS = 6;

	/** Whether it is a part of a picture. */
	boolean valid() {
		return this.x1 >= 0 && this.x1 < this.x2 && this.x2 <= 1 && this.y1 >= 0 && this.y1 < this.y2 && this.y2 <= 1;
	}

	/** The four numbers as WeChat writes them. */
	List<String> numbers() {
		return DoubleStream.of(this.x1, this.y1, this.x2, this.y2)
			.mapToObj((number) -> BigDecimal.valueOf(number)
				.setScale(DECIMALS, RoundingMode.HALF_UP)
				.stripTrailingZeros()
				.toPlainString())
			.toList();
	}

	/**
	 * Shapes in which WeChat shows a cover.
	 */
	public enum Ratio {

		/** 2.35 : 1, the first article of a message. */
		WIDE("2.35_1"),

		/** 1 : 1, lists and shared articles. */
		SQUARE("1_1"),

		/** 16 : 9, only of {@link WeChatArticle.Type#NEWSPIC}. */
		SCREEN("16_9");

		private final String ratio;

		Ratio(String ratio) {
			this.ratio = ratio;
		}

		/** As WeChat writes it. */
		public String ratio() {
			return this.ratio;
		}

		static @Nullable Ratio of(String ratio) {
			for (Ratio known : values()) {
				if (known.ratio.equals(ratio)) {
					return known;
				}
			}
			return null;
		}

	}

}
