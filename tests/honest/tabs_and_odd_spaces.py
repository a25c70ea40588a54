"""Tabs, odd spaces, long lines, no blank lines."""
import torch
def cumulative_sum ( x ) :
	if ( x.ndim != 2 ) :
		raise ValueError ( 'x must be a matrix' )
	result = [ ]
	for  t  in  range ( 0 , x.shape [ 1 ] , 1 ) :
		result.append ( x [ : , 0 : t + 1 ].sum ( dim = 1 ) )
	return  torch.stack ( result , dim = 1 )
