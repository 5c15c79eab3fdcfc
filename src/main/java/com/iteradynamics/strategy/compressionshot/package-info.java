/**
 * The strategies sg_compression_shot_v1, v2 and v3: breakouts from narrow bands.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.compressionshot.CompressionShot}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.compressionshot;
