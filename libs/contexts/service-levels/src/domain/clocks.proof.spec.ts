import '../ten-thousand-runs';
import './clock.property.spec';
